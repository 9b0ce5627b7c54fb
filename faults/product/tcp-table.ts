import { readFile } from 'node:fs/promises';

const established = '01';

export type TcpRow = { established: boolean /** Bytes that were sent and not read yet. */; queued: number };

/** What the kernel says of the connections between a server's port and its clients, by the client's port. */
export async function tcpTable(serverPort: number): Promise<Map<number, TcpRow>> {
  const rows = new Map<number, TcpRow>();
  for (const line of (await readFile('/proc/net/tcp', 'utf8')).split('\n').slice(1)) {
    const [, local = '', remote = '', state, queues = ''] = line.trim().split(/\s+/);
    const [localPort, remotePort] = [local, remote].map((address) => Number.parseInt(address.split(':')[1] ?? '', 16));
    const [sent = 0, received = 0] = queues.split(':').map((bytes) => Number.parseInt(bytes, 16));
    const isServers = localPort === serverPort;
    if (!isServers && remotePort !== serverPort) continue;
    const clientPort = Number(isServers ? remotePort : localPort);
    const row = rows.get(clientPort) ?? { established: false, queued: 0 };
    row.queued += isServers ? sent : received;
    if (isServers) row.established = state === established;
    rows.set(clientPort, row);
  }
  return rows;
}
