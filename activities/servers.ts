import { Context } from '@temporalio/activity';
import type { Orm } from '../db/orm.ts';
import { beginAttempt, creationInDoubt, endAttempt, saveServer } from '../db/queries/attempts.ts';
import { statementWithin } from '../db/scope.ts';
import type { BotSpec, Host, HostAction, HostName } from '../domain/hosting.ts';
import type { KeyRing } from '../domain/key-ring.ts';
import { Busy, Refusal } from '../domain/refusal.ts';
import { installed, started } from './installed.ts';
import { stopOnRefusal } from './stop-on-refusal.ts';

export type ServerActivities = ReturnType<typeof serverActivities>;

export type Hosts = Partial<Record<HostName, Host>>;

/** What the order's host is asked to do. Every attempt leaves a row in `deployment_logs`. */
export function serverActivities({ orm, keys, hosts }: { orm: Orm; keys: KeyRing; hosts: Hosts }) {
  async function attempt(
    orderId: string,
    action: HostAction,
    deed: (host: Host, spec: BotSpec) => Promise<void>,
    elsewhere?: HostName,
  ) {
    const { id, host, spec } = await statementWithin(orm, (em) => beginAttempt(em, keys, { orderId, action }));
    try {
      await deed(hostNamed(elsewhere ?? host), spec);
      await statementWithin(orm, (em) => endAttempt(em, id, { outcome: 'succeeded' }));
    } catch (error) {
      const calledOff = Context.current().cancellationSignal.aborted;
      const said = withoutSecret(error, spec.environment.botToken);
      const message = calledOff ? 'Called off before it was done.' : said.message;
      const end =
        said instanceof Refusal
          ? { outcome: 'refused' as const, message, remedy: said.remedy }
          : { outcome: 'failed' as const, message };
      await statementWithin(orm, (em) => endAttempt(em, id, end));
      stopOnRefusal(said);
    }
  }

  function hostNamed(name: HostName): Host {
    const host = hosts[name];
    if (host) return host;
    throw new Refusal('host-not-set-up', `The host "${name}" is not set up here.`, {
      remedy: 'Set it up as .env.example says and restart the worker, or cancel the order.',
    });
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

    /** From the order's own host, or from one that it has left. */
    removeBot: (orderId: string, host: HostName): Promise<void> =>
      beating(() =>
        attempt(
          orderId,
          'terminate',
          async (its) => {
            await its.terminate(orderId);
            const doubt = await statementWithin(orm, (em) => creationInDoubt(em, orderId));
            if (doubt > 0)
              throw new Busy('A server that was asked for may still appear; it is looked for again.', doubt);
          },
          host,
        ),
      ),
  };
}

/** Lets Temporal see that the work goes on, also while a host takes its time; learns that way that it is called off. */
async function beating<Result>(work: () => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), 2_000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

/** A host's words, and those of what caused them, end up in histories and in the database: the token must not. */
function withoutSecret(error: unknown, secret: string): Error {
  if (!(error instanceof Error)) return new Error('The host failed without a word.');
  if (!secret) return error;
  const clean = (text: string) => text.replaceAll(secret, '[bot token]');
  const stack = clean(error.stack ?? '');
  error.message = clean(error.message);
  error.stack = stack;
  if (error.cause !== undefined) error.cause = withoutSecret(error.cause, secret);
  return error;
}
