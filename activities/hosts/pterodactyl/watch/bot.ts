import type { ServerStatus, ServerUsage } from '../../../../domain/hosting.ts';
import type { Look, LookSource } from '../../../../domain/watching.ts';
import type { Listed } from './roster.ts';

/** A bot whose server stands, so that its process can be asked for. */
export interface Bot extends Omit<Listed, 'status'> {
  orderId: string;
}

export const nameOf = (nodeId: number): string => `node ${nodeId}`;

/** What was said of a bot by its node, or through the panel. */
export const lookAt = (
  { orderId, node }: Pick<Bot, 'orderId' | 'node'>,
  source: LookSource,
  status: ServerStatus,
  usage: ServerUsage | null = null,
): Look => ({ orderId, status, usage, source, node: nameOf(node) });
