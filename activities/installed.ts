import { setTimeout as pause } from 'node:timers/promises';
import type { Host, ServerStatus } from '../domain/hosting.ts';
import { Refusal } from '../domain/refusal.ts';
import { isUp } from '../domain/watching.ts';

const deadline = 15 * 60_000;

/** Asks the host until the server's installation is over. There is no push: hosts lose the message that it is done. */
export async function installed(host: Host, orderId: string, calledOff: AbortSignal): Promise<void> {
  const end = Date.now() + deadline;
  for (let wait = 250; Date.now() < end; wait = Math.min(wait * 1.5, 5_000)) {
    const status = await host.status(orderId);
    if (status === 'install-failed') throw installFailed(host.name);
    if (status === 'missing') throw new Error(`${host.name} has lost the server while it was being installed.`);
    if (status !== 'installing' && status !== 'unknown') return;
    await pause(wait, undefined, { signal: calledOff });
  }
  throw new Refusal('install-stuck', `The installation on ${host.name} has not ended for 15 minutes.`, {
    remedy: 'Look at the installation in the panel; reinstall or delete the server there, then try again.',
  });
}

/** How long a bot may take from its installation to its first sign of life, in milliseconds. */
const startPatience = 60_000;

/** Waits for the first sign of life. A host that cannot see processes is believed. */
export async function started(
  host: Host,
  orderId: string,
  calledOff: AbortSignal,
  patience = startPatience,
): Promise<void> {
  const end = Date.now() + patience;
  while ((await host.status(orderId)) === 'offline') {
    if (Date.now() > end) throw notStarting(host.name);
    await pause(1_000, undefined, { signal: calledOff });
  }
}

/** What becomes of a bot that was told to start: up, or still down when the patience is over. */
export async function settledStatus(
  host: Host,
  orderId: string,
  calledOff: AbortSignal,
  patience = startPatience,
): Promise<ServerStatus> {
  for (const end = Date.now() + patience; ; ) {
    const status = await host.status(orderId);
    if (isUp(status) || Date.now() > end) return status;
    await pause(1_000, undefined, { signal: calledOff });
  }
}

const notStarting = (name: string) =>
  new Refusal('not-starting', `The bot was built on ${name}, but does not start.`, {
    remedy:
      'Check the Docker image and the startup command of its server in the panel, start it there, then try again.',
  });

const installFailed = (name: string) =>
  new Refusal('install-failed', `The installation on ${name} failed.`, {
    remedy: "Look at the server's installation log in the panel, delete the server there, then try again.",
  });
