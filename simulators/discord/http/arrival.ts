import type { IncomingMessage } from 'node:http';
import type { Call } from './call.ts';

/** A request as it comes in, before anybody knows what it is. */
export type Arrival = Pick<Call, 'method' | 'path' | 'query' | 'headers' | 'raw' | 'address'> & { isTooLarge: boolean };

/** As much as all files of a message may have together, and some room for what is said of them. */
const largest = 26 * 1_024 * 1_024;

export async function arrivalOf(request: IncomingMessage): Promise<Arrival> {
  const [path = '/', text = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const { method = 'GET', headers, socket } = request;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= largest) chunks.push(chunk as Buffer);
  }
  return {
    ...{ method, path, headers, query: new URLSearchParams(text), address: socket.remoteAddress ?? '' },
    ...{ raw: Buffer.concat(chunks), isTooLarge: size > largest },
  };
}
