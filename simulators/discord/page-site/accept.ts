import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isForeign } from '../control/foreign.ts';
import type { World } from '../world.ts';
import { inspect } from './inspect.ts';

const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false });

const asked = ({ url }: IncomingMessage) => new URL(url ?? '/', 'http://discord');

/** Whether it is the page that wants to hear what happens, and no bot. */
export const isVisitor = (request: IncomingMessage, { options }: World): boolean =>
  options.control && asked(request).pathname.startsWith('/_page/');

/** `/_page/socket?user=…` hears what one person may know, and `/_page/inspector` what goes between bots and Discord. */
export function acceptVisitor(request: IncomingMessage, socket: Duplex, head: Buffer, world: World): void {
  const listen = isForeign(request.headers, world.url()) ? null : listenerFor(asked(request), world);
  if (!listen) {
    socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (webSocket) => {
    webSocket.on('error', () => webSocket.terminate());
    webSocket.on('close', listen(webSocket));
  });
}

/** Answers how to stop. */
type Listen = (socket: WebSocket) => () => void;

function listenerFor({ pathname, searchParams }: URL, world: World): Listen | null {
  if (pathname === '/_page/inspector') return (socket) => inspect(world, (frame) => socket.send(frame));
  const user = world.state.users.get(searchParams.get('user') ?? '');
  if (pathname !== '/_page/socket' || !user || user.bot) return null;
  return (socket) => world.hub.watch(user.id, (frame) => socket.send(frame));
}
