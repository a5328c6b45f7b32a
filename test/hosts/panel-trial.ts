import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { WithNodeLock } from '../../activities/hosts/pterodactyl/allocate.ts';
import { pterodactylHost } from '../../activities/hosts/pterodactyl.ts';
import { applicationApi } from '../../integrations/pterodactyl/application.ts';
import { clientApi } from '../../integrations/pterodactyl/client.ts';
import type { PterodactylSettings } from '../../integrations/pterodactyl/settings.ts';
import type { PanelOptions } from '../../simulators/pterodactyl/options.ts';
import { type Panel, startPanel } from '../../simulators/pterodactyl/panel.ts';

export interface PanelTrial {
  panel: Panel;
  settings: PterodactylSettings;
  host: ReturnType<typeof pterodactylHost>;
}

interface Wishes {
  panel?: Partial<PanelOptions>;
  settings?: Partial<PterodactylSettings>;
  key?: (panel: Panel) => string;
  /** Null: none. */
  clientKey?: string | null;
  nodes?: boolean;
  /** How long it waits for any answer. */
  patienceMs?: number | undefined;
}

/** A host on a panel of its own, which ends with the test. */
export async function panelTrial(t: TestContext, wishes: Wishes = {}): Promise<PanelTrial> {
  const panel = await startPanel({ still: true, installMs: 60_000, ...wishes.panel });
  t.after(() => panel.close());

  const { nodeId, eggId, nestId, userId } = panel.ready;
  const settings: PterodactylSettings = {
    panelUrl: panel.url,
    namePrefix: 'botyard',
    userId,
    nestId,
    eggId,
    nodeId,
    locationIds: [],
    nodeTags: [],
    ports: [],
    dockerImage: null,
    startupCommand: null,
    ...wishes.settings,
  };
  const key = wishes.key?.(panel) ?? panel.ready.applicationKey;
  const clientKey = wishes.clientKey === undefined ? panel.ready.clientKey : wishes.clientKey;
  const { patienceMs: ms } = wishes;
  const access = { url: settings.panelUrl, ...(ms && { patienceMs: { read: ms, write: ms, create: ms } }) };
  const host = pterodactylHost(settings, {
    panel: applicationApi({ ...access, key }),
    client: clientKey === null ? null : clientApi({ ...access, key: clientKey }),
    nodes: wishes.nodes ? panel.ready.wings : [],
    withNodeLock: sharedLock(),
  });
  return { panel, settings, host };
}

/** The lock that all processes share, which this one must not crowd. */
function sharedLock(): WithNodeLock {
  let waiting = 0;
  return async (_nodeId, work) => {
    waiting += 1;
    try {
      assert.equal(waiting, 1, 'a process waits at the shared lock once');
      return await work();
    } finally {
      waiting -= 1;
    }
  };
}
