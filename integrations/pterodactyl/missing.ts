import { Refusal } from '../../domain/refusal.ts';
import type { EggId } from './application/eggs.ts';
import type { Flavor } from './flavor.ts';
import type { PanelError } from './panel-error.ts';
import type { PterodactylSettings } from './settings.ts';
import { wording } from './wording.ts';

export const noAllocation = (
  where: string,
  { ports = [], cause }: { ports?: readonly string[]; cause?: PanelError } = {},
) =>
  new Refusal(
    'no-allocation',
    `No free allocation ${where}${ports.length > 0 ? ` among the ports ${ports.join(', ')}` : ''}.`,
    {
      ...(cause && { cause }),
      remedy: 'Add ports under Panel → Nodes → the node → Allocation, then try again.',
    },
  );

export function eggMissing(flavor: Flavor, { nestId, eggId }: EggId): Refusal {
  if (flavor === 'pterodactyl' && nestId === null) return nestUnnamed(eggId);
  const { eggIds, eggsAt } = wording[flavor];
  const where = flavor === 'pelican' ? '' : ` in nest ${nestId}`;
  return new Refusal('egg-missing', `The panel has no egg ${eggId}${where}.`, {
    remedy: `Compare ${eggIds} with the addresses under ${eggsAt}.`,
  });
}

const nestUnnamed = (eggId: number) =>
  new Refusal('egg-missing', `The panel keeps its eggs in nests, and nobody has said in which one egg ${eggId} is.`, {
    remedy: 'Set PTERODACTYL_BOT_NEST_ID to the number of its nest under Panel → Nests.',
  });

export const userMissing = ({ userId }: PterodactylSettings) =>
  new Refusal('panel-user-missing', `The panel has no user ${userId} who could own the bots.`, {
    remedy: 'Compare PTERODACTYL_DEFAULT_USER_ID with the address under Panel → Users.',
  });

export const nodeMissing = (nodeId: number) =>
  new Refusal('node-missing', `The panel has no node ${nodeId}.`, {
    remedy: 'Compare PTERODACTYL_DEFAULT_NODE_ID with the address under Panel → Nodes.',
  });
