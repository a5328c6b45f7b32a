import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { faultSchema } from '../../simulators/pterodactyl/control/faults.ts';
import type { Chance } from './random.ts';

type Deed = z.input<typeof faultSchema>['does'];

/** What a panel, its node and what stands before them do to a call. */
const deeds: readonly Deed[] = [
  { kind: 'lost-answer' },
  { kind: 'reset' },
  { kind: 'status', status: 500, code: 'UniqueConstraintViolationException' },
  { kind: 'status-after', status: 500, code: 'DataValidationException' },
  { kind: 'status', status: 504, code: 'DaemonConnectionException' },
  { kind: 'status', status: 429, code: 'ThrottleRequestsException', headers: { 'retry-after': '4' } },
  { kind: 'status', status: 429, code: 'ThrottleRequestsException' },
  { kind: 'status', status: 503, headers: { 'retry-after': '3' } },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 403 },
  { kind: 'html', status: 502 },
  { kind: 'slow', ms: 3_000 },
  { kind: 'slow', ms: 25_000 },
];

/** What ails the node of the panel. */
const ailments = [{ down: true }, { slowMs: 4_000 }, { answers: 500 }];

const installs = ['script-failed', 'infrastructure-failed', 'stuck'] as const;

interface Surroundings {
  url: string;
  nodeId: number;
  chance: Chance;
  over: AbortSignal;
}

/** Lets the panel misbehave until it is over, then heals it; answers how many faults there were. */
export async function misbehave({ url, nodeId, chance, over }: Surroundings): Promise<number> {
  const control = (method: string, path: string, body?: object) => controlPanel(url, method, path, body);
  let faults = 0;
  try {
    while (!over.aborted) {
      await pause(chance.between(400, 2_400), undefined, { signal: over }).catch(() => undefined);
      if (over.aborted) break;
      faults += await misfortune();
    }
  } finally {
    await heal();
  }
  return faults;

  async function misfortune(): Promise<number> {
    const which = chance.fraction();
    const times = chance.between(1, 3);
    if (which < 0.75) await control('POST', '/faults', { does: chance.pick(deeds), times });
    else if (which < 0.85) await control('POST', '/installs', { outcome: chance.pick(installs), times: 1 });
    else if (which < 0.93) await forAWhile(`/nodes/${nodeId}`, chance.pick(ailments), {});
    else if (which < 0.96) await control('POST', `/nodes/${nodeId}/restart`);
    else await forAWhile('/settings', { maintenance: true }, { maintenance: false });
    return which < 0.75 ? times : 1;
  }

  async function forAWhile(path: string, ill: object, well: object): Promise<void> {
    await control('PATCH', path, ill);
    await pause(chance.between(1_000, 5_000), undefined, { signal: over }).catch(() => undefined);
    await control('PATCH', path, well);
  }

  async function heal(): Promise<void> {
    await control('DELETE', '/faults');
    await control('PATCH', '/settings', { maintenance: false });
    await control('PATCH', `/nodes/${nodeId}`, {});
    await control('POST', `/nodes/${nodeId}/restart`); // lets go of installations that are stuck
  }
}

export async function controlPanel(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${url}/_control${path}`, {
    method,
    signal: AbortSignal.timeout(10_000),
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${method} ${path} of the panel's controls was answered ${response.status}: ${text}`);
  return text ? JSON.parse(text) : null;
}
