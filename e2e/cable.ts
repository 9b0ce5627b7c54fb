import type { Page, WebSocketRoute } from 'playwright-core';

/** A page may close a socket with its own codes alone. */
const cutCode = 3001;

/** The page's way to the server, to be cut and mended. Chromium's own offline mode leaves open sockets alone. */
export async function cableOf(page: Page) {
  const sockets = new Set<() => Promise<void>>();
  let isCut = false;
  await page.routeWebSocket(/\/graphql$/, (socket: WebSocketRoute) => {
    if (isCut) return void socket.close({ code: cutCode });
    const server = socket.connectToServer();
    sockets.add(async () => {
      await server.close({ code: cutCode });
      await socket.close({ code: cutCode });
    });
  });
  await page.route('**/graphql', (route) => (isCut ? route.abort('internetdisconnected') : route.continue()));
  return {
    async cut() {
      isCut = true;
      await Promise.all([...sockets].map((close) => close()));
      sockets.clear();
    },
    mend() {
      isCut = false;
    },
  };
}
