import { join } from 'node:path';
import { bareEnvironment } from './child-environment.ts';
import type { House, Variables } from './house.ts';
import { launchNode, readyMessage } from './launch.ts';

interface PanelReady {
  port: number;
  applicationKey: string;
  clientKey: string;
  nodeId: number;
  eggId: number;
  nestId: number;
  userId: number;
}

export interface Panel {
  /** Null where it is somebody else's. */
  url: string | null;
  /** What the worker must know to use it; the configuration's own words where the panel is a real one. */
  variables: Variables;
}

/** The one named in the configuration, or the simulated one. */
export async function startPanel(house: House): Promise<Panel> {
  if (house.configuration.pterodactyl.panelUrl) return { url: null, variables: {} };
  const { records, folder, ports, variables } = house;
  const known = { PORT: String(ports.panel), PANEL_STATE_FILE: join(folder, 'panel.json') };
  const { ready } = await house.start<PanelReady>({
    name: 'panel',
    launch: () =>
      launchNode({
        name: 'panel',
        entry: 'simulators/pterodactyl/main.ts',
        env: bareEnvironment(variables, known),
        records,
      }),
    untilReady: readyMessage,
  });
  const url = `http://127.0.0.1:${ready.port}`;
  return { url, variables: wordsFor(url, ready) };
}

const wordsFor = (url: string, panel: PanelReady): Variables => ({
  PTERODACTYL_PANEL_URL: url,
  PTERODACTYL_API_KEY: panel.applicationKey,
  PTERODACTYL_CLIENT_KEY: panel.clientKey,
  PTERODACTYL_DEFAULT_NODE_ID: String(panel.nodeId),
  PTERODACTYL_BOT_EGG_ID: String(panel.eggId),
  PTERODACTYL_BOT_NEST_ID: String(panel.nestId),
  PTERODACTYL_DEFAULT_USER_ID: String(panel.userId),
});
