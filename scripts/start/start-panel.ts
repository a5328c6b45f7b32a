import { join } from 'node:path';
import type { PanelReady } from '../../simulators/pterodactyl/panel.ts';
import { bareEnvironment } from './child-environment.ts';
import type { House, Variables } from './house.ts';
import { launchNode, readyMessage } from './launch.ts';
import { panelVariables } from './panel-variables.ts';

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
  return { url: ready.url, variables: panelVariables(ready) };
}
