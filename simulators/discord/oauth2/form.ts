import { ConsentError } from './consent-error.ts';

export function formIn(raw: Buffer, type = ''): URLSearchParams {
  if (!/^application\/x-www-form-urlencoded/i.test(type)) throw new ConsentError(400, 'This is no form of ours.');
  return new URLSearchParams(raw.toString('utf8'));
}
