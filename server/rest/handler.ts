export function createRestHandler(_e: unknown, _o: unknown) { return async (_req: unknown, res: any) => { res.writeHead(503); res.end(); }; }
