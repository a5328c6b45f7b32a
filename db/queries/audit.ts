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

export interface DeedToPerson {
  /** The request's own id: a repetition is the same deed. */
  id: string;
  /** Null: the installation's own terminal. */
  actorId: string | null;
  action: `person.${string}`;
  /** Who may read of it, too; null where there is no account yet. */
  personId: string | null;
  change: Record<string, [from: unknown, to: unknown]>;
}

/** Writes down what was done to somebody's account, in the transaction that does it. */
export const auditPerson = (em: Em, { id, actorId, action, personId, change }: DeedToPerson): Promise<unknown> =>
  em.execute(
    `insert into audit_logs (id, actor_id, action, person_id, customer_id, change, outcome)
     values (?, ?, ?, ?, ?, ?::jsonb, 'done')
     on conflict (id) do nothing`,
    [id, actorId, action, personId, personId, JSON.stringify(change)],
  );
