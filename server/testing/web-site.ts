import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export type Page = string | ((request: IncomingMessage, response: ServerResponse) => unknown);

export type WebSite = {
  url: string;
  /** `host:port`, for EGRESS_ALLOW. */
  host: string;
  /** By path; a text is an HTML page. */
  pages: Map<string, Page>;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** The status of the last answer, by path. */
  answered: Map<string, number>;
};

/** A web site on this machine. It is closed when the file's tests end. */
export async function startWebSite(): Promise<WebSite> {
  const pages = new Map<string, Page>();
  const asked: string[] = [];
  const answered = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    response.on('finish', () => answered.set(path, response.statusCode));
    const page = pages.get(path) ?? pages.get('*');
    if (typeof page === 'function') return page(request, response);
    if (page === undefined) return response.writeHead(404).end('not here');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}`, host, pages, asked, answered };
}

/** A page with a title, a text and links. */
export function webPage(title: string, text: string, links: readonly string[] = []): string {
  const list = links.map((link) => `<a href="${link}">${link}</a>`).join(' ');
  return `<!doctype html><html lang="en"><head><title>${title}</title></head>
    <body><nav>${list}</nav><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}
