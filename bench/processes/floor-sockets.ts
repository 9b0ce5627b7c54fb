/** The floor of the fan-out: raw `ws`, one prepared buffer into every socket. `quiet` is the same request without it. */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';
import { tell } from './serve.ts';

let seq = 0;

const server = createServer(async (request, response) => {
  const { frame, quiet } = JSON.parse(await text(request)) as { frame: string; quiet?: boolean };
  if (!quiet) {
    seq += 1;
    const prepared = Buffer.from(frame.replace('"seq":0', `"seq":${seq}`));
    for (const client of sockets.clients) client.send(prepared, { binary: false });
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
});

const sockets = new WebSocketServer({ server, perMessageDeflate: false });

server.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 4096 }, () => tell({ ready: true }));
process.on('disconnect', () => process.exit(0));
