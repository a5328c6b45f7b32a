import { Context } from '@temporalio/activity';
import type { Orm } from '../db/orm.ts';
import { beginAttempt, creationInDoubt, endAttempt, mayHoldServer, saveServer } from '../db/queries/attempts.ts';
import { recordLooks } from '../db/queries/watch.ts';
import { statementWithin, within } from '../db/scope.ts';
import {
  type BotEnvironment,
  type BotSpec,
  type Host,
  type HostAction,
  type HostName,
  hostNotSetUp,
  serverOutOfReach,
} from '../domain/hosting.ts';
import type { KeyRing } from '../domain/key-ring.ts';
import { Busy, Refusal } from '../domain/refusal.ts';
import { isUp, type Look } from '../domain/watching.ts';
import { beating } from './beating.ts';
import { installed, settledStatus, started } from './installed.ts';
import { stopOnRefusal } from './stop-on-refusal.ts';

export type ServerActivities = ReturnType<typeof serverActivities>;

export type Hosts = Partial<Record<HostName, Host>>;

interface Parts {
  orm: Orm;
  keys: KeyRing;
  hosts: Hosts;
  /** Where bots reach the api; null where nobody has said. */
  apiUrl?: string | null;
}

/** What the order's host is asked to do. Every attempt leaves a row in `deployment_logs`. */
export function serverActivities({ orm, keys, hosts, apiUrl = null }: Parts) {
  async function attempt(
    orderId: string,
    action: HostAction,
    deed: (host: Host, spec: BotSpec) => Promise<void>,
    elsewhere?: HostName,
  ) {
    const { id, host, spec } = await statementWithin(orm, (em) =>
      beginAttempt(em, keys, { orderId, action, host: elsewhere, apiUrl }),
    );
    try {
      const its = hosts[host];
      if (!its) throw action === 'terminate' ? serverOutOfReach(host) : hostNotSetUp(host);
      await deed(its, spec);
      await statementWithin(orm, (em) => endAttempt(em, id, { outcome: 'succeeded' }));
    } catch (error) {
      const calledOff = Context.current().cancellationSignal.aborted;
      const said = withoutSecrets(error, spec.environment);
      const message = calledOff ? 'Called off before it was done.' : said.message;
      const end =
        said instanceof Refusal
          ? { outcome: 'refused' as const, refusal: said.code, message, remedy: said.remedy }
          : { outcome: 'failed' as const, message };
      await statementWithin(orm, (em) => endAttempt(em, id, end));
      stopOnRefusal(said);
    }
  }

  return {
    /** Done when the server stands, is installed, and its bot has started. */
    buildBot: (orderId: string): Promise<void> =>
      beating(() =>
        attempt(orderId, 'provision', async (host, spec) => {
          const there = await host.find(orderId);
          if (!there) await host.preflight(spec.resources);
          const server = await host.provision(spec);
          await statementWithin(orm, (em) => saveServer(em, orderId, server));
          const calledOff = Context.current().cancellationSignal;
          await installed(host, orderId, calledOff);
          await started(host, orderId, calledOff);
        }),
      ),

    restartBot: (orderId: string): Promise<void> =>
      beating(() => attempt(orderId, 'restart', (host) => host.power(orderId, 'restart'))),

    /** Starts a bot that is down, unless it is up again by now. Whether it came up is told to its order as a fact. */
    recoverBot: (orderId: string): Promise<void> =>
      beating(() =>
        attempt(orderId, 'restart', async (host) => {
          if (isUp(await host.status(orderId)) === false) await host.power(orderId, 'restart');
          const status = await settledStatus(host, orderId, Context.current().cancellationSignal);
          const look: Look = { orderId, status, source: 'process', node: null, usage: null };
          await within(orm, { kind: 'system' }, (em) => recordLooks(em, [look]));
        }),
      ),

    /** The bot gets the token that is now in the order, and starts anew with it. */
    reconfigureBot: (orderId: string): Promise<void> =>
      beating(() => attempt(orderId, 'reconfigure', async (host, spec) => void (await host.reconfigure(spec)))),

    /** The bot gets the size and the features that the order has a right to now, and starts anew with them. */
    resizeBot: (orderId: string): Promise<void> =>
      beating(() =>
        attempt(orderId, 'resize', async (host, spec) => {
          await host.resize(orderId, spec.resources);
          await host.reconfigure(spec);
        }),
      ),

    /** Stops the bot and keeps its data. */
    suspendBot: (orderId: string): Promise<void> =>
      beating(() => attempt(orderId, 'suspend', (host) => host.suspend(orderId))),

    resumeBot: (orderId: string): Promise<void> =>
      beating(() => attempt(orderId, 'resume', async (host) => void (await host.unsuspend(orderId)))),

    /** From the order's own host, or from one that it has left. Where no server was ever asked for, there is none. */
    removeBot: (orderId: string, host: HostName): Promise<void> =>
      beating(async () => {
        if (!hosts[host] && !(await statementWithin(orm, (em) => mayHoldServer(em, orderId, host)))) return;
        const remove = async (its: Host) => {
          await its.terminate(orderId);
          const doubt = await statementWithin(orm, (em) => creationInDoubt(em, orderId, host));
          if (doubt > 0) throw new Busy('A server that was asked for may still appear; it is looked for again.', doubt);
        };
        await attempt(orderId, 'terminate', remove, host);
      }),
  };
}

/** A host's words, and those of what caused them, end up in histories and in the database: tokens must not. */
function withoutSecrets(error: unknown, tokens: Pick<BotEnvironment, 'botToken' | 'instanceToken'>): Error {
  if (!(error instanceof Error)) return new Error('The host failed without a word.');
  const clean = (text: string) =>
    without(without(text, tokens.botToken, '[bot token]'), tokens.instanceToken, '[instance token]');
  const stack = clean(error.stack ?? '');
  error.message = clean(error.message);
  error.stack = stack;
  if (error.cause !== undefined) error.cause = withoutSecrets(error.cause, tokens);
  return error;
}

const without = (text: string, secret: string | null, name: string) => (secret ? text.replaceAll(secret, name) : text);
