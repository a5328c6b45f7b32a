import { ActivityFailure } from '@temporalio/workflow';
import type { HostName } from '../../domain/hosting.ts';
import { nextTerm } from '../../domain/term.ts';
import { attended, done, hostActivities } from './host-work.ts';
import { type Life, noDeadline } from './life.ts';
import { tokenGiven } from './token.ts';

/** The bot gets its server, or everything is undone; what needs a person waits for one. */
export async function botBuilt(life: Life): Promise<boolean> {
  const { state, note } = life;
  const given = () => state.tokenChanges;
  while ((await tokenGiven(life)) && !state.ending) {
    if (state.hostAsked) await hostChanged(life, state.hostAsked);
    const token = given();
    if ((await builtHere(life)) && !state.ending) {
      note({ tokenServed: token, ...firstTerm(life) });
      return true;
    }
  }
  await botRemoved(life);
  return false;
}

/** By its host, or by a person who says so: then only a person can look after it, and its host may hold half of it. */
async function builtHere(life: Life): Promise<boolean> {
  const { state, note, books } = life;
  const { buildBot } = hostActivities(state.policy.provisionPatience);
  const isMoot = () => state.ending !== null || state.hostAsked !== null || state.deployed !== null;

  const built =
    state.host === 'manual'
      ? await isBuiltByHand(life, isMoot)
      : await done(
          life,
          build(() => buildBot(state.orderId)),
          isMoot,
        );
  const { deployed, host, leftBehind } = state;
  if (!deployed) return built;
  await books.saveServer(state.orderId, deployed);
  const isMoved = host !== 'manual';
  note({
    host: 'manual',
    hostAsked: null,
    attention: null,
    leftBehind: isMoved ? [...leftBehind, host] : leftBehind,
  });
  return true;
}

const build = (run: () => Promise<void>) => ({ byHand: '', run });

async function isBuiltByHand({ state, note, ask, waitFor }: Life, isMoot: () => boolean): Promise<boolean> {
  ask({
    who: 'staff',
    cause: 'The bot is to be built by hand.',
    remedy: `Build it by the runbook (GET /api/admin/orders/${state.orderId}/runbook), then mark it as deployed.`,
  });
  await waitFor(isMoot, noDeadline);
  note({ attention: null, retryAsked: false });
  return false;
}

/** The first period begins when the bot goes to work for the first time. */
function firstTerm({ state }: Life) {
  if (state.terms.length > 0) return {};
  const { renewalAmount: price, period, policy } = state;
  const sale = { subject: 'first', price, period, periodLength: policy.periodLength, afterGap: true };
  return { terms: [nextTerm(null, Date.now(), sale)] };
}

/** A host that cannot even remove what it has made is left behind; what it holds is removed at the order's end. */
async function hostChanged(life: Life, host: HostName): Promise<void> {
  const { state, note, record, books } = life;
  const { removeBot } = hostActivities(Math.min(state.policy.provisionPatience, 60_000));
  await record();
  const old = state.host;
  const isClean = old === 'manual' || (await attended(life, () => removeBot(state.orderId, old)).catch(isNot));
  await books.forgetServer(state.orderId);
  note({
    host,
    hostAsked: null,
    attention: null,
    retryAsked: false,
    leftBehind: isClean ? state.leftBehind : [...state.leftBehind, old],
  });
}

function isNot(failure: unknown): boolean {
  if (!(failure instanceof ActivityFailure)) throw failure;
  return false;
}

/** Removing what is not there is a success, so this undoes a whole server, half of one, or none. */
export async function botRemoved(life: Life): Promise<void> {
  const { state, note } = life;
  const { removeBot } = hostActivities(state.policy.provisionPatience);
  const remove = (host: HostName) => ({
    host,
    byHand: 'The server of this bot is to be removed by hand.',
    run: () => removeBot(state.orderId, host),
  });
  const isEmpty = state.host === 'manual' && state.deployed === null;
  if (!isEmpty) await done(life, remove(state.host));
  if (state.deployed) note({ deployed: null });
  for (const host of state.leftBehind) {
    await done(life, remove(host));
    note({ leftBehind: state.leftBehind.filter((other) => other !== host) });
  }
}
