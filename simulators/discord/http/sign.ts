import { createPrivateKey, sign } from 'node:crypto';
import type { Application } from '../state/rows.ts';

/** The headers by which an application knows that Discord itself asks. */
export function signatureOf({ privateKey }: Pick<Application, 'privateKey'>, body: string, at: number) {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'hex'), format: 'der', type: 'pkcs8' });
  const timestamp = String(Math.floor(at / 1_000));
  const signature = sign(null, Buffer.from(timestamp + body), key).toString('hex');
  return { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp };
}
