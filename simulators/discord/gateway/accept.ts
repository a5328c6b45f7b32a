import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { World } from '../world.ts';
import { type Closing, decodeError, invalidVersion } from './close.ts';
import { openConnection } from './connection.ts';
import { tapped } from './tapped.ts';
import { plain, zlibStream } from './transport.ts';

const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_048_576, perMessageDeflate: false });

/** Whoever knocks comes in, and is told at once where it cannot be understood. */
export function acceptConnection(request: IncomingMessage, socket: Duplex, head: Buffer, world: World): void {
  const { searchParams } = new URL(request.url ?? '/', 'http://discord');
  sockets.handleUpgrade(request, socket, head, (webSocket) => welcome(webSocket, searchParams, world));
}

function welcome(webSocket: WebSocket, query: URLSearchParams, world: World): void {
  webSocket.on('error', () => webSocket.terminate());
  const refusal = refusalOf(query);
  if (refusal) webSocket.close(refusal.code, refusal.message);
  else openConnection(world, tapped(world, query.has('compress') ? zlibStream(webSocket) : plain(webSocket)));
}

function refusalOf(query: URLSearchParams): Closing | null {
  if (query.get('v') !== '10') return invalidVersion();
  const isUnderstood =
    (query.get('encoding') ?? 'json') === 'json' && [null, 'zlib-stream'].includes(query.get('compress'));
  return isUnderstood ? null : decodeError();
}
