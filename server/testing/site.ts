import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

type Page = string | ((request: IncomingMessage, response: ServerResponse) => unknown);

export type Site = {
  url: string;
  /** `localhost:port`, as EGRESS_ALLOW takes it. */
  host: string;
  /** By path with query. What is not here is answered with 404. */
  pages: Map<string, Page>;
  /** Answers what has no page of its own. */
  fallback: Page | null;
  /** Paths that were asked for, in their order, with the status they were answered with. */
  asked: { path: string; status: number }[];
  close: () => void;
};

/** A real web site on a free port. */
export async function startSite(): Promise<Site> {
  const site: Site = { url: '', host: '', pages: new Map(), fallback: null, asked: [], close: () => {} };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    response.on('finish', () => site.asked.push({ path, status: response.statusCode }));
    const page = site.pages.get(path) ?? site.fallback;
    if (page === null) response.writeHead(404).end('not here');
    else if (typeof page === 'function') await page(request, response);
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  site.host = `localhost:${(server.address() as AddressInfo).port}`;
  site.url = `http://${site.host}`;
  site.close = () => {
    server.closeAllConnections();
    server.close();
  };
  afterAll(site.close);
  return site;
}

/** A page with some text and links. */
export function pageOf(title: string, links: readonly string[] = [], text = `This page tells about ${title}.`): string {
  const list = links.map((link) => `<li><a href="${link}">${link}</a></li>`).join('');
  return `<html lang="en"><title>${title}</title><main><h1>${title}</h1><p>${text}</p></main><ul>${list}</ul></html>`;
}

export const redirectTo = (location: string, status = 302): Page => {
  return (_request, response) => response.writeHead(status, { location }).end();
};

/** Says 304 to whoever has it already. */
export function withEtag(etag: string, page: string): Page {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    return response.writeHead(200, { 'content-type': 'text/html', etag }).end(page);
  };
}
