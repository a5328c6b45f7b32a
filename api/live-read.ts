import { setTimeout as pause } from 'node:timers/promises';
import type { DeploymentRecord } from '../db/queries/deployments.ts';
import type { HostObserver } from '../domain/hosting.ts';
import type { Actor } from '../domain/permission.ts';
import { Busy, Refusal } from '../domain/refusal.ts';
import type { Parts } from './parts.ts';
import { noWayToLook, whyNotLooked, whyNotSeen } from './present/unseen.ts';

/** What a host has shown, or in plain words why it has not. */
export type Seen<Value> = { value: Value; sentence: null } | { value: null; sentence: string };

interface Look<Value> {
  deployment: DeploymentRecord;
  actor: Actor;
  look(observer: HostObserver): Promise<Value>;
}

/** Asks the host of a bot, for as long as a page can wait; a host that is away, or that tells nothing, costs a sentence. */
export async function liveRead<Value>(
  { observers, hostPatienceMs }: Pick<Parts, 'observers' | 'hostPatienceMs'>,
  { deployment, actor, look }: Look<Value>,
): Promise<Seen<Value>> {
  const idle = whyNotLooked(deployment);
  if (idle) return { value: null, sentence: idle };
  const observer = observers[deployment.host];
  if (!observer) return { value: null, sentence: noWayToLook };
  try {
    return { value: await inTime(look(observer), hostPatienceMs), sentence: null };
  } catch (error) {
    if (error instanceof Refusal || error instanceof Busy) return { value: null, sentence: whyNotSeen(error, actor) };
    throw error;
  }
}

/** What a host has not answered by then, it answers too late for a page. */
export async function inTime<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  const settled = new AbortController();
  const late = pause(ms, undefined, { signal: settled.signal }).then(() => {
    throw new Busy('The host took too long to answer.', ms);
  });
  return Promise.race([work, late]).finally(() => settled.abort());
}
