import { changeSubject, type PlanChange } from '../../domain/plan-change.ts';
import { dueBack } from './books.ts';
import { done, hostActivities } from './host-work.ts';
import type { Life } from './life.ts';

/** The order is written down with its new plan, and the bot is given what it has a right to. */
export async function changeApplied(life: Life, change: PlanChange, isUnwanted: () => boolean): Promise<void> {
  const { state, note, books } = life;
  const { resizeBot } = hostActivities(state.policy.provisionPatience);
  await books.applyChange(state.orderId, change.id);

  const deed = { byHand: `The bot is to be given the plan ${change.tier}.`, run: () => resizeBot(state.orderId) };
  if (!(await done(life, deed, isUnwanted))) return;
  await books.coverRest(state.orderId, changeSubject(change));
  const { tier, renewalAmount } = change;
  const terms = state.terms.map((term) => ({ ...term, price: renewalAmount }));
  note({ tier, renewalAmount, terms, change: null });
}

export async function changeInvoiced({ state, note, books }: Life): Promise<void> {
  if (!state.change) return;
  const { id: changeId } = state.change;
  const { paid } = await books.openInvoice(state.orderId, { subject: changeSubject(state.change), changeId });
  const { change } = state;
  if (change?.id !== changeId || change.paid) return; // replaced meanwhile, by one that names this invoice, or paid
  note({ change: { ...change, paid, until: paid ? null : Date.now() + state.policy.upgradeWindow } });
}

export async function changeReady({ state, note }: Life): Promise<void> {
  if (state.change) note({ change: { ...state.change, ready: true } });
}

/** The invoices of changes that another one has replaced. */
export async function replacedChangesDropped({ state, note, books }: Life): Promise<void> {
  const [subject] = state.change?.replaces ?? [];
  if (subject === undefined) return;
  const voided = await books.voidInvoice(state.orderId, subject);
  const { change } = state;
  note({
    ...dueBack(voided, state),
    change: change && { ...change, replaces: change.replaces.filter((other) => other !== subject) },
  });
}

/** Nobody has paid in time for what was shown; the price would be another one by now. */
export async function changeLapsed({ state, note, books }: Life): Promise<void> {
  const { change } = state;
  if (!change) return;
  const voided = await books.voidInvoice(state.orderId, changeSubject(change));
  if (state.change?.id === change.id) note({ ...dueBack(voided, state), change: null });
}
