import { randomBytes, randomUUID } from 'node:crypto';
import { connectDatabase } from '../../db/orm.ts';
import { createApiKey, hashOfKey, revokeApiKey } from '../../db/queries/api-keys.ts';
import { findKeyHolder } from '../../db/queries/key-holder.ts';
import { placeOrder } from '../../db/queries/place-order.ts';
import { within } from '../../db/scope.ts';
import type { HostName } from '../../domain/hosting.ts';
import type { Role } from '../../domain/permission.ts';
import { defaultPolicy, type OrderPolicy } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { databaseAddress, runningAddresses } from '../running.ts';
import { type Api, apiAs } from './api.ts';

export interface Demo {
  customer: Api;
  admin: Api;
  temporalUi: string | null;
  web: string | null;
  /** An order of the customer whose month takes half a minute; the api sells none of these. */
  placeHurriedOrder(): Promise<string>;
  /** Takes the keys back that were made for it. */
  close(): Promise<void>;
}

const seconds = 1_000;
const hurried: OrderPolicy = {
  ...defaultPolicy,
  periodLength: 30 * seconds,
  renewalReminders: [8 * seconds, 4 * seconds],
  grace: 3 * seconds,
};

/** A customer and an admin with keys of their own, in front of the Botyard that runs here. */
export async function openDemo(): Promise<Demo> {
  const { api, panel, temporalUi, web } = runningAddresses();
  if (!api)
    throw new Refusal('not-running', 'The running Botyard has no api.', { remedy: 'See what "npm start" says.' });

  const orm = await connectDatabase(databaseAddress(), { connections: 1 });
  const system = { kind: 'system' } as const;
  const make = (name: string, role: Role) => within(orm, system, (em) => createApiKey(em, { name, role }));
  const keys = [await make('Demo customer', 'customer'), await make('Demo admin', 'admin')] as const;
  const host: HostName = panel || process.env['PTERODACTYL_PANEL_URL'] ? 'pterodactyl' : 'simulation';
  return {
    customer: apiAs(api, keys[0]),
    admin: apiAs(api, keys[1]),
    temporalUi,
    web,
    async placeHurriedOrder() {
      const holder = await findKeyHolder(orm, hashOfKey(keys[0]));
      if (!holder) throw new Error('The key of the demo customer is gone.');
      const order = { ...newOrder(), id: randomUUID(), customerId: holder.id, host, policy: hurried };
      await within(orm, system, (em) => placeOrder(em, order));
      return order.id;
    },
    async close() {
      await within(orm, system, async (em) => {
        for (const key of keys) await revokeApiKey(em, hashOfKey(key));
      });
      await orm.close();
    },
  };
}

/** One that nobody has, as far as we know. */
export const someGuild = () => String(10n ** 17n + BigInt(`0x${randomBytes(6).toString('hex')}`));

const newOrder = () => ({
  tier: 'starter' as const,
  addons: [],
  guildId: someGuild(),
  template: 'standard' as const,
  period: 'month' as const,
  token: null,
});
