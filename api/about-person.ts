import type { Em } from '../db/orm.ts';
import { lockAccount } from '../db/queries/accounts.ts';

/** What is done to somebody's account; whom there is not is refused. */
export async function aboutPerson(em: Em, action: `person.${string}`, personId: string) {
  await lockAccount(em, personId);
  return { action, personId, customerId: personId };
}
