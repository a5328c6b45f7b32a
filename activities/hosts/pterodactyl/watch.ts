import type { HostWatcher, Look, Sight } from '../../../domain/watching.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { externalIdOf, type ServerLayout } from '../../../integrations/pterodactyl/server-layout.ts';
import { whenAllowed } from '../../../integrations/pterodactyl/when-allowed.ts';
import type { OpenNode } from './statuses.ts';
import { askEach, type Trouble } from './watch/ask-each.ts';
import { askNodes } from './watch/ask-nodes.ts';
import { type Bot, lookAt, nameOf } from './watch/bot.ts';
import { type Roster, rosterKeeper } from './watch/roster.ts';

export interface WatchDeps {
  settings: ServerLayout;
  /** The panel's lists, by calls that wait for their turn until then (milliseconds since 1970). */
  panelUntil(until: number): ApplicationApi;
  /** Null: processes are out of reach where a node is not open. */
  client: ClientApi | null;
  nodes: readonly OpenNode[];
}

/** The part of a panel's calls that is left to deeds: orders go before looks. */
export const reserveForDeeds = 0.25;

/**
 * Looks at the bots of a panel: by its lists, by one call to each node that may be asked, and by one call for each of the
 * rest, as many as the panel allows.
 */
export function pterodactylWatcher({ settings, panelUntil, client, nodes }: WatchDeps): HostWatcher {
  const keeper = rosterKeeper();
  const tokens = new Map(nodes.map(({ nodeId, token }) => [nodeId, token]));

  return {
    name: 'pterodactyl',
    async *watch(orderIds, until) {
      const panel = panelUntil(until);
      const bots = new Map(orderIds.map((orderId) => [externalIdOf(settings, orderId), orderId]));
      const read = () => keeper.read(panel, [...bots.keys()]);
      const roster = await whenAllowed(read, { until }).catch(asBlindness);
      if ('blind' in roster) return yield roster;

      const { told, standing } = sorted(bots, roster);
      yield { looks: told, seen: roster.isNew ? [null] : [], blind: [] };
      const { open, shut, resting } = byReach(standing, { roster, tokens });
      yield* askNodes(open);
      yield { looks: client ? [] : shut.map((bot) => lookAt(bot, 'process', 'created')), seen: [], blind: resting };
      if (!client) return;

      const find = (orderId: string) => panel.findServer(externalIdOf(settings, orderId));
      const trouble = yield* askEach(shut, { client, find, forget: keeper.forget, until });
      if (trouble) yield await keeper.renew(panel).then(() => asBlindNodes(trouble), asBlindness);
    },
  };
}

/** What the panel's lists alone say, and those whose processes have to be asked for. */
function sorted(bots: ReadonlyMap<string, string>, { servers }: Roster): { told: Look[]; standing: Bot[] } {
  const told: Look[] = [];
  const standing: Bot[] = [];
  for (const [externalId, orderId] of bots) {
    const listed = servers.get(externalId);
    if (!listed) told.push({ orderId, status: 'missing', usage: null, source: 'node', node: null });
    else if (listed.status === 'created') standing.push({ ...listed, orderId });
    else told.push(lookAt({ ...listed, orderId }, 'node', listed.status));
  }
  return { told, standing };
}

/** On nodes that may be asked, on others, and on others that rest: of those the panel tells nothing. */
function byReach(bots: readonly Bot[], { roster, tokens }: { roster: Roster; tokens: ReadonlyMap<number, string> }) {
  const reach = [...Map.groupBy(bots, ({ node }) => node)].map(([id, bots]) => {
    const [node, token] = [roster.nodes.get(id), tokens.get(id)];
    return { id, bots, node, token };
  });
  const closed = reach.filter(({ node, token }) => !node || token === undefined);
  const resting = closed.filter(({ node }) => node?.maintenance_mode);
  const restingIds = new Set(resting.map(({ id }) => id));
  const closedIds = new Set(closed.map(({ id }) => id));
  return {
    open: reach.flatMap(({ node, token, bots }) => (node && token !== undefined ? [{ node, token, bots }] : [])),
    shut: bots.filter(({ node }) => closedIds.has(node) && !restingIds.has(node)), // in the order that was asked for
    resting: resting.map(({ id }) => ({
      node: nameOf(id),
      sentence: 'It is in maintenance, and the panel tells nothing of its processes until that is over.',
    })),
  };
}

const asBlindNodes = ({ sentence, unseen }: Trouble): Sight => ({
  looks: [],
  seen: [],
  blind: [...unseen].map((node) => ({ node: nameOf(node), sentence })),
});

function asBlindness(error: unknown): Sight {
  const words = error instanceof Error ? error.message : 'It failed without a word.';
  return { looks: [], seen: [], blind: [{ node: null, sentence: `The panel cannot be read: ${words}` }] };
}
