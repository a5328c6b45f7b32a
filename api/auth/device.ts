import type { Request } from 'express';
import type { Device } from '../../db/queries/sessions.ts';
import { addressKey } from '../rate-limits.ts';

/** As much of a browser as its owner knows it by; of an address the part that says where, not who. */
export function deviceOf(request: Pick<Request, 'get' | 'ip'>): Device {
  const userAgent = (request.get('user-agent') ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 200);
  return { userAgent, address: shortened(addressKey(request.ip)) };
}

const shortened = (address: string): string =>
  /^\d+\.\d+\.\d+\.\d+$/.test(address) ? address.replace(/\d+$/, '*') : `${address.split(':').slice(0, 3).join(':')}:*`;
