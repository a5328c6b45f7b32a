import { connectDatabase } from '../../db/orm.ts';
import { createApiKey, hashOfKey, revokeApiKey } from '../../db/queries/api-keys.ts';
import { within } from '../../db/scope.ts';
import type { Role } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { databaseAddress, runningAddresses } from '../running.ts';
import { type Api, apiAs } from './api.ts';

export interface Demo {
  customer: Api;
  admin: Api;
  temporalUi: string | null;
  /** Takes the keys back that were made for it. */
  close(): Promise<void>;
}

/** A customer and an admin with keys of their own, in front of the Botyard that runs here. */
export async function openDemo(): Promise<Demo> {
  const { api, temporalUi } = runningAddresses();
  if (!api)
    throw new Refusal('not-running', 'The running Botyard has no api.', { remedy: 'See what "npm start" says.' });

  const orm = await connectDatabase(databaseAddress(), { connections: 1 });
  const system = { kind: 'system' } as const;
  const make = (name: string, role: Role) => within(orm, system, (em) => createApiKey(em, { name, role }));
  const keys = [await make('Demo customer', 'customer'), await make('Demo admin', 'admin')] as const;
  return {
    customer: apiAs(api, keys[0]),
    admin: apiAs(api, keys[1]),
    temporalUi,
    async close() {
      await within(orm, system, async (em) => {
        for (const key of keys) await revokeApiKey(em, hashOfKey(key));
      });
      await orm.close();
    },
  };
}
