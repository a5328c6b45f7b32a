import { instanceTokenOf } from '../../db/queries/instance-tokens.ts';
import { within } from '../../db/scope.ts';
import { type ServedApi, testKeys } from '../fixtures/api.ts';
import { type Caller, callerAt } from '../fixtures/caller.ts';
import { bring, placed } from './order-life.ts';

/** The token that the bot of an order was given when it was set up. */
export async function tokenOf({ orm }: Pick<ServedApi, 'orm'>, orderId: string): Promise<string> {
  const token = await within(orm, { kind: 'system' }, (em) => instanceTokenOf(em, testKeys, orderId));
  if (!token) throw new Error(`The bot of order ${orderId} is gone.`);
  return token;
}

/** A bot at work, with the words by which it shows who it is. */
export async function hosted(api: ServedApi, customer: Caller) {
  const { id } = await placed(customer);
  await bring(api, id, { phase: 'active' });
  const token = await tokenOf(api, id);
  return { id, token, bot: callerAt(api.url, token) };
}
