import { daemonError } from '../http/api-error.ts';
import type { World } from '../world.ts';

/** What ails a node. */
export interface Ailment {
  down?: boolean;
  /** How long it thinks about every call; beyond 15 s the panel gives up. */
  slowMs?: number;
  /** It answers everything with this error of its own. */
  answers?: number;
}

const usualPatienceMs = 15_000;

/** Whatever the panel wants of a node goes through here. */
export async function reach({ state, clock, ailments }: World, nodeId: number, patienceMs = usualPatienceMs) {
  const { down = false, slowMs = 0, answers } = ailments.get(nodeId) ?? {};
  if (slowMs > 0) await clock.wait(Math.min(slowMs, patienceMs));
  if (down || slowMs > patienceMs || !state.nodes.get(nodeId)) throw daemonError(504);
  if (answers) throw daemonError(answers, 'The node answered with an error.');
}
