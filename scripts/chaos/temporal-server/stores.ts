import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { withClient } from '../../start/postgres/roles.ts';
import type { Stores } from './configuration.ts';

const role = 'temporal';
const limitMs = 60_000;

/** Two databases with the schemas of this version, owned by a role of their own. */
export async function makeStores(sqlTool: string, superuserUrl: string): Promise<Stores> {
  const { host, hostname, port } = new URL(superuserUrl);
  const password = randomBytes(24).toString('base64url');
  const stores = { address: host, user: role, password, main: 'temporal', visibility: 'temporal_visibility' };
  await withClient(superuserUrl, async (client) => {
    await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`);
    for (const name of [stores.main, stores.visibility]) await client.query(`create database ${name} owner ${role}`);
  });

  const tool = (database: string, ...command: string[]) =>
    promisify(execFile)(sqlTool, ['--plugin', 'postgres12', '--database', database, ...command], {
      env: { SQL_HOST: hostname, SQL_PORT: port, SQL_USER: role, SQL_PASSWORD: password },
      timeout: limitMs,
    });
  for (const [database, schema] of [
    [stores.main, 'temporal'],
    [stores.visibility, 'visibility'],
  ] as const) {
    await tool(database, 'setup-schema', '-v', '0.0');
    await tool(database, 'update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
  return stores;
}
