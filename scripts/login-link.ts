import { parseArgs } from 'node:util';
import { connectDatabase } from '../db/orm.ts';
import { terminalLink } from '../db/queries/terminal-links.ts';
import { within } from '../db/scope.ts';
import { type Role, roles } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { databaseAddress, webAddress } from './running.ts';

const usage =
  'npm run login-link -- --role admin|support|customer --name NAME   prints a link that signs in once, within a day';

try {
  const wanted = readArguments();
  const orm = await connectDatabase(databaseAddress(), { connections: 1 });
  try {
    const token = await within(orm, { kind: 'system' }, (em) => terminalLink(em, wanted));
    console.log(`${webAddress()}/auth/link/${token}`);
  } finally {
    await orm.close();
  }
} catch (error) {
  process.exitCode = 1;
  if (error instanceof Refusal) console.error([error.message, error.remedy ?? ''].join('\n').trimEnd());
  else console.error(error);
}

function readArguments(): { role: Role; name: string } {
  const { role: wanted, name } = parse();
  const role = roles.find((known) => known === wanted);
  if (!role || !name?.trim()) throw new Refusal('usage', 'A link needs a role and a name.', { remedy: usage });
  return { role, name: name.trim().slice(0, 100) };
}

function parse(): { role?: string | undefined; name?: string | undefined } {
  try {
    return parseArgs({ options: { role: { type: 'string' }, name: { type: 'string' } } }).values;
  } catch {
    return {};
  }
}
