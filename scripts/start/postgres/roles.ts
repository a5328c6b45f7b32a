import pg from 'pg';

export const ownerRole = 'botyard_owner';
export const appRole = 'botyard_app';

interface Passwords {
  ownerPassword: string;
  appPassword: string;
}

/** The role that owns the tables and the plain one of the processes. They belong to the cluster, so no migration makes them. */
export const ensureRoles = (superuserUrl: string, { ownerPassword, appPassword }: Passwords) =>
  withClient(superuserUrl, async (client) => {
    await ensureRole(client, ownerRole, ownerPassword);
    await ensureRole(client, appRole, appPassword);
  });

export const ensureDatabase = (superuserUrl: string, name: string) =>
  withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)} owner ${ownerRole}`);
    await client.query(`revoke all on database ${client.escapeIdentifier(name)} from public`);
    await client.query(`grant connect on database ${client.escapeIdentifier(name)} to ${appRole}`);
  });

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole';
  await client.query(
    `${rowCount ? 'alter' : 'create'} role ${role} ${rights} password ${client.escapeLiteral(password)}`,
  );
}

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
