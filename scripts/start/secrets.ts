import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What an installation on one machine makes up for itself once, and must never lose: its data are unreadable without. */
export interface Secrets {
  installationId: string;
  keys: string;
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
}

const password = () => randomBytes(24).toString('base64url');

export function keepSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secrets: Secrets = {
    installationId: randomBytes(4).toString('hex'),
    keys: `k1:${randomBytes(32).toString('base64')}`,
    superuserPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  return secrets;
}
