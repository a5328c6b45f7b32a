import type { IncomingMessage } from 'node:http';
import express from 'express';
import { addressKey } from '../rate-limits.ts';

/** Where a connection comes from, by the same rules about proxies as for every route. */
export function addressReader(trustProxy: number | string | undefined): (request: IncomingMessage) => string {
  const app = express();
  if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
  return ({ headers, socket }) =>
    addressKey(Object.create(app.request, { headers: { value: headers }, socket: { value: socket } }).ip);
}
