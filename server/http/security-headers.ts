import type { ServerResponse } from 'node:http';

const policy = (development: boolean) =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "connect-src 'self' ws: wss:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'self'",
  ].join('; ');

/** On every answer. Next and GraphiQL need inline scripts; nothing is loaded from another host. */
export function setSecurityHeaders(response: ServerResponse, options: { development: boolean; secure: boolean }): void {
  response.setHeader('Content-Security-Policy', policy(options.development));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  if (options.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
