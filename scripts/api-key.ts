import { parseArgs } from 'node:util';
import { connectDatabase, type Em } from '../db/orm.ts';
import { listApiKeys } from '../db/queries/api-keys.ts';
import { makeTerminalKey, revokeKeyAtTerminal } from '../db/queries/terminal-keys.ts';
import { within } from '../db/scope.ts';
import { type Role, roles } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { databaseAddress } from './running.ts';

const usage = [
  'npm run api-key -- create --role admin|support|customer --user NAME   prints a new key on its last line',
  'npm run api-key -- list                                               all keys, never the keys themselves',
  'npm run api-key -- revoke ID                                          from now on it opens nothing',
].join('\n');

const verbs: Record<string, (em: Em) => Promise<string>> = { create, list, revoke };
const { values, positionals } = readArguments();

try {
  const verb = verbs[positionals[0] ?? ''];
  if (!verb) throw new Refusal('usage', 'Say what to do with API keys.', { remedy: usage });
  const orm = await connectDatabase(databaseAddress(), { connections: 1 });
  try {
    console.log(await within(orm, { kind: 'system' }, verb));
  } finally {
    await orm.close();
  }
} catch (error) {
  process.exitCode = 1;
  if (error instanceof Refusal) console.error([error.message, error.remedy ?? ''].join('\n').trimEnd());
  else console.error(error);
}

function readArguments() {
  const options = { role: { type: 'string' }, user: { type: 'string' } } as const;
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch {
    return { values: {} as { role?: string; user?: string }, positionals: [] };
  }
}

async function create(em: Em): Promise<string> {
  const role = roles.find((known): known is Role => known === values.role);
  const name = values.user?.trim();
  if (!role || !name) throw new Refusal('usage', 'A key needs a role and a user.', { remedy: usage });
  return makeTerminalKey(em, { name: name.slice(0, 100), role });
}

async function list(em: Em): Promise<string> {
  const keys = await listApiKeys(em);
  const rows = keys.map(({ id, name, role, createdAt, revokedAt }) =>
    [id, role.padEnd(8), createdAt.slice(0, 16), name, revokedAt ? '(revoked)' : ''].join('  ').trimEnd(),
  );
  return rows.join('\n') || 'There are no keys yet.';
}

async function revoke(em: Em): Promise<string> {
  const id = positionals[1];
  if (!id) throw new Refusal('usage', 'Say which key to revoke.', { remedy: usage });
  await revokeKeyAtTerminal(em, id);
  return `The key ${id} opens nothing any more.`;
}
