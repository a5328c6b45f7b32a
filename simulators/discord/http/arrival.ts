import type { IncomingMessage } from 'node:http';
import type { Call } from './call.ts';

/** A request as it comes in, before anybody knows what it is. */
export type Arrival = Pick<Call, 'method' | 'path' | 'query' | 'headers' | 'raw' | 'address'>;

export async function arrivalOf(request: IncomingMessage): Promise<Arrival> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://discord');
  const { method = 'GET', headers, socket } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return { method, path, query, headers, raw: Buffer.concat(chunks), address: socket.remoteAddress ?? '' };
}
