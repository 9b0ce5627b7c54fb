import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // The lock file is one level up; without this Next guesses, and warns.
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
  // `npm run typecheck` does this; a second pass would only slow the first start.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Browsers ask for this address on pages that name no icon, such as a file opened by itself.
  redirects: async () => [{ source: '/favicon.ico', destination: '/icon.svg', permanent: true }],
};

export default config;
