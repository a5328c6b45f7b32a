import type { Em } from '../orm.ts';

export interface Deed {
  /** The request's own id: a repetition is the same deed. */
  id: string;
  actorId: string;
  action: string;
  orderId: string;
  customerId: string;
  reason: string | null;
}

/** Writes down what somebody asks for, before it is done; the outcome is `asked` until it is known. */
export const auditAsked = (em: Em, deed: Deed): Promise<unknown> =>
  em.execute(
    `insert into audit_logs (id, actor_id, action, order_id, customer_id, reason) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do nothing`,
    [deed.id, deed.actorId, deed.action, deed.orderId, deed.customerId, deed.reason],
  );

/** `done`, or the code of the refusal. */
export const auditOutcome = (em: Em, id: string, outcome: string): Promise<unknown> =>
  em.execute('update audit_logs set outcome = ? where id = ?', [outcome, id]);
