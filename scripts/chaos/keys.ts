import { connectDatabase } from '../../db/orm.ts';
import { createApiKey } from '../../db/queries/api-keys.ts';
import { within } from '../../db/scope.ts';
import type { Role } from '../../domain/permission.ts';
import type { Keys } from './order-in-hands.ts';

/** A customer and an admin, each with a key of their own. */
export async function makeKeys(databaseUrl: string): Promise<Keys> {
  const orm = await connectDatabase(databaseUrl, { connections: 1 });
  const make = (name: string, role: Role) => within(orm, { kind: 'system' }, (em) => createApiKey(em, { name, role }));
  try {
    return { customer: await make('Chaos customer', 'customer'), admin: await make('Chaos admin', 'admin') };
  } finally {
    await orm.close();
  }
}
