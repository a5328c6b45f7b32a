import { type AttemptEnd, beginAttempt, endAttempt } from '../../db/queries/attempts.ts';
import { within } from '../../db/scope.ts';
import type { HostAction } from '../../domain/hosting.ts';
import { type ServedApi, testKeys } from '../fixtures/api.ts';

export const refusedForPorts: AttemptEnd = {
  outcome: 'refused',
  message: 'No free allocation on node 1.',
  remedy: 'Add ports under Nodes.',
};

/** One try at the host, as the worker writes it down. */
export async function tried(
  { orm }: Pick<ServedApi, 'orm'>,
  orderId: string,
  end: AttemptEnd = refusedForPorts,
  action: HostAction = 'provision',
): Promise<void> {
  const system = { kind: 'system' } as const;
  const { id } = await within(orm, system, (em) => beginAttempt(em, testKeys, { orderId, action }));
  await within(orm, system, (em) => endAttempt(em, id, end));
}
