import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export const referencePath = '/api/docs';

const require = createRequire(import.meta.url);
const packageFile = require.resolve('swagger-ui-dist/package.json');

type File = { type: string; plain: Buffer; zipped: Buffer };

const types = new Map([
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['swagger-ui.css', 'text/css; charset=utf-8'],
]);

const files = new Map<string, Promise<File>>();

async function load(name: string, type: string): Promise<File> {
  const plain = await readFile(path.join(path.dirname(packageFile), name));
  return { type, plain, zipped: await promisify(gzip)(plain) };
}

/** Read and compressed when first asked for, since most processes never are. */
function fileNamed(name: string): Promise<File> | undefined {
  const type = types.get(name);
  if (!type) return undefined;
  let file = files.get(name);
  if (!file) {
    file = load(name, type);
    file.catch(() => files.delete(name));
    files.set(name, file);
  }
  return file;
}

async function version(): Promise<string> {
  return (JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }).version;
}

/** Nothing comes from another host: no fonts, no validator badge, and log-ins are not kept in the browser. */
function page(stamp: string): string {
  const options = {
    url: '/api/v1/openapi.json',
    dom_id: '#reference',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: false,
    tryItOutEnabled: true,
    validatorUrl: null,
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Switchboard REST API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${referencePath}/swagger-ui.css?v=${stamp}">
<style>body { margin: 0 } .swagger-ui .topbar { display: none }</style>
</head>
<body>
<main id="reference"></main>
<noscript><p>The reference needs JavaScript; the same is in <a href="/api/v1/openapi.json">openapi.json</a>.</p></noscript>
<script src="${referencePath}/swagger-ui-bundle.js?v=${stamp}"></script>
<script>SwaggerUIBundle(${JSON.stringify(options)})</script>
</body>
</html>
`;
}

function sendFile(request: IncomingMessage, response: ServerResponse, { type, plain, zipped }: File): void {
  const zip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const bytes = zip ? zipped : plain;
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'public, max-age=31536000, immutable', // the address carries the version
    vary: 'Accept-Encoding',
    ...(zip && { 'content-encoding': 'gzip' }),
  });
  response.end(bytes);
}

/** The reference page or one of its files. @returns false when there is none of that name */
export async function answerReference(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<boolean> {
  if (pathname === referencePath || pathname === `${referencePath}/`) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(page(await version()));
    return true;
  }
  const file = await fileNamed(pathname.slice(referencePath.length + 1));
  if (file) sendFile(request, response, file);
  return file !== undefined;
}
