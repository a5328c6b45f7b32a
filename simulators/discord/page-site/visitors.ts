import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isForeign } from '../control/foreign.ts';
import type { World } from '../world.ts';
import { inspect } from './inspect.ts';

/** Windows of the page, which hear what happens. */
export interface Visitors {
  /** Whether it is such a window that knocks, and no bot. */
  isVisitor(request: IncomingMessage): boolean;
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Throws all of them out. */
  close(): void;
}

const refused = 'HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';

const asked = ({ url }: IncomingMessage) => new URL(url ?? '/', 'http://discord');

export function createVisitors(world: World): Visitors {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false });
  return {
    isVisitor: (request) => world.options.control && asked(request).pathname.startsWith('/_page/'),
    accept(request, socket, head) {
      const listen = isForeign(request.headers, world.url()) ? null : listenerFor(asked(request), world);
      if (!listen) return void socket.end(refused);
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on('error', () => webSocket.terminate());
        webSocket.on('close', listen(webSocket));
      });
    },
    close() {
      for (const webSocket of sockets.clients) webSocket.terminate();
    },
  };
}

/** Answers how to stop. */
type Listen = (socket: WebSocket) => () => void;

/** `/_page/socket?user=…` hears what one person may know, and `/_page/inspector` what goes between bots and Discord. */
function listenerFor({ pathname, searchParams }: URL, world: World): Listen | null {
  if (pathname === '/_page/inspector') return (socket) => inspect(world, (frame) => socket.send(frame));
  const user = world.state.users.get(searchParams.get('user') ?? '');
  if (pathname !== '/_page/socket' || !user || user.bot) return null;
  return (socket) => world.hub.watch(user.id, (frame) => socket.send(frame));
}
