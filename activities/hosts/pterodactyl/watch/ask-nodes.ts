import type { Sight } from '../../../../domain/watching.ts';
import { daemonUrl, type PanelNode } from '../../../../integrations/pterodactyl/application/nodes.ts';
import { PanelBusy } from '../../../../integrations/pterodactyl/panel-error.ts';
import { runStatus } from '../../../../integrations/pterodactyl/server-state.ts';
import { type WingsServer, wingsApi } from '../../../../integrations/pterodactyl/wings.ts';
import { type Bot, lookAt, nameOf } from './bot.ts';
import { inLanes } from './in-lanes.ts';

/** A node that may be asked, and those of its bots that are to be looked at. */
export interface Asked {
  node: PanelNode;
  token: string;
  bots: readonly Bot[];
}

const atOnce = 6;

/** One call to each node for all of its processes. */
export const askNodes = (asked: readonly Asked[]): AsyncIterable<Sight> => inLanes(asked, atOnce, askNode);

async function askNode({ node, token, bots }: Asked): Promise<Sight> {
  const name = nameOf(node.id);
  try {
    const listed = await wingsApi({ url: daemonUrl(node), token }).listServers();
    const processes = new Map(listed.map((process) => [process.uuid, process]));
    return { looks: bots.map((bot) => seen(bot, processes.get(bot.uuid))), seen: [name], blind: [] };
  } catch (error) {
    return { looks: [], seen: [], blind: [{ node: name, sentence: why(node, error) }] };
  }
}

/** What the panel knows and the node does not may have been made, or removed, a moment ago. */
function seen(bot: Bot, process: WingsServer | undefined) {
  if (!process) return lookAt(bot, 'node', 'unknown');
  const { state, isSuspended, uuid, ...usage } = process;
  return lookAt(bot, 'node', isSuspended ? 'suspended' : runStatus(state), usage);
}

function why(node: PanelNode, error: unknown): string {
  if (error instanceof PanelBusy) return `Wings on ${node.name} gives no answer at ${daemonUrl(node)}.`;
  const words = error instanceof Error ? error.message : '';
  return `Wings on ${node.name} does not tell its processes. ${words} Compare its token in PTERODACTYL_WINGS_TOKENS with Panel → Nodes → ${node.name} → Configuration, or leave it out.`;
}
