import type { PterodactylSettings } from '../../integrations/pterodactyl/settings.ts';
import type { PanelVersion } from '../../simulators/pterodactyl/options.ts';
import { conformance } from './conformance.ts';
import { disturbances, noAnswer, panelFaults } from './panel-faults.ts';
import { panelTrial } from './panel-trial.ts';

const serversOf = (
  { world }: { world: { state: { servers: { all(): { externalId: string | null }[] } } } },
  orderId: string,
) => world.state.servers.all().filter(({ externalId }) => externalId === `botyard-${orderId}`).length;

interface Kind {
  name: string;
  version: PanelVersion;
  settings: Partial<PterodactylSettings>;
}

/** The host on a panel of this kind, and with these settings. */
export function panelConformance({ name, version, settings }: Kind): void {
  conformance({
    name,
    faults: panelFaults,
    async make(t, fault) {
      const limits = fault ? { applicationLimit: 9_999, clientLimit: 9_999 } : {};
      const patienceMs = fault === noAnswer ? 250 : undefined;
      const { panel, host } = await panelTrial(t, { settings, patienceMs, panel: { version, ...limits } });
      const { world } = panel;
      return {
        host,
        count: async (orderId) => serversOf(panel, orderId),
        async settle() {
          // What is late comes first, and then what it has begun.
          world.clock.advance(120_000);
          await new Promise(setImmediate);
          world.clock.advance(120_000);
        },
        pass: (ms) => world.clock.advance(ms),
        ...disturbances(panel),
        async runs(orderId) {
          const server = world.state.servers.find(({ externalId }) => externalId === `botyard-${orderId}`)!;
          return world.state.machines[server.uuid]?.state === 'running';
        },
        loseNextAnswer: () => world.faults.add({ method: 'POST', path: '/servers$', does: { kind: 'lost-answer' } }),
        beBusyOnce: () =>
          world.faults.add({
            does: { kind: 'status', status: 429, code: 'ThrottleRequestsException', headers: { 'retry-after': '7' } },
          }),
        fillUp: () => {
          for (const allocation of world.state.allocations.all()) allocation.serverId = 999;
          for (const node of world.state.nodes.all()) node.memory = 1;
        },
      };
    },
  });
}
