import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Door {
  port: number;
  /** Throws everybody out, and lets nobody in until it is opened again. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Opens a port on this machine alone; sockets only where somebody takes them. */
export async function listen(port: number, handle: Handle, upgrade?: Upgrade): Promise<Door> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  if (upgrade) server.on('upgrade', upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const { port: opened } = server.address() as AddressInfo;

  return {
    port: opened,
    shut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    open: () => void server.listen(opened, '127.0.0.1'),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
