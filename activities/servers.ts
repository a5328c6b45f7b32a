import { Context } from '@temporalio/activity';
import type { Orm } from '../db/orm.ts';
import { beginAttempt, endAttempt, getBotJob, saveServer } from '../db/queries/attempts.ts';
import { type Scope, within } from '../db/scope.ts';
import type { BotSpec, Host, HostAction, HostName } from '../domain/hosting.ts';
import type { KeyRing } from '../domain/key-ring.ts';
import { Refusal } from '../domain/refusal.ts';
import { installed } from './installed.ts';
import { stopOnRefusal } from './stop-on-refusal.ts';

export type ServerActivities = ReturnType<typeof serverActivities>;

export type Hosts = Partial<Record<HostName, Host>>;

const system: Scope = { kind: 'system' };

/** What the order's host is asked to do. Every attempt leaves a row in `deployment_logs`. */
export function serverActivities({ orm, keys, hosts }: { orm: Orm; keys: KeyRing; hosts: Hosts }) {
  async function attempt(orderId: string, action: HostAction, deed: (host: Host, spec: BotSpec) => Promise<void>) {
    const { id, host, spec } = await within(orm, system, async (em) => ({
      id: await beginAttempt(em, orderId, action),
      ...(await getBotJob(em, keys, orderId)),
    }));
    try {
      await deed(hostNamed(host), spec);
      await within(orm, system, (em) => endAttempt(em, id, { outcome: 'succeeded' }));
    } catch (error) {
      const calledOff = Context.current().cancellationSignal.aborted;
      const said = withoutSecret(error, spec.environment.botToken);
      const message = calledOff ? 'Called off before it was done.' : said.message;
      const end =
        said instanceof Refusal
          ? { outcome: 'refused' as const, message, remedy: said.remedy }
          : { outcome: 'failed' as const, message };
      await within(orm, system, (em) => endAttempt(em, id, end));
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
    /** Done when the server stands and is installed. */
    buildBot: (orderId: string): Promise<void> =>
      beating(() =>
        attempt(orderId, 'provision', async (host, spec) => {
          const there = await host.find(orderId);
          if (!there) await host.preflight(spec.resources);
          const server = await host.provision(spec);
          await within(orm, system, (em) => saveServer(em, orderId, server));
          await installed(host, orderId, Context.current().cancellationSignal);
        }),
      ),

    restartBot: (orderId: string): Promise<void> =>
      beating(() => attempt(orderId, 'restart', (host) => host.power(orderId, 'restart'))),

    /** The bot gets the token that is now in the order, and starts anew with it. */
    reconfigureBot: (orderId: string): Promise<void> =>
      beating(() => attempt(orderId, 'reconfigure', async (host, spec) => void (await host.reconfigure(spec)))),

    removeBot: (orderId: string): Promise<void> =>
      beating(() => attempt(orderId, 'terminate', (host) => host.terminate(orderId))),
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
