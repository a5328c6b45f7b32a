import type { BotSpec, Restart } from '../../../domain/hosting.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { eggMissing } from './causes.ts';
import { environmentFor } from './egg-environment.ts';
import { startAnew } from './power.ts';
import type { PterodactylSettings } from './settings.ts';

interface Deps {
  settings: PterodactylSettings;
  panel: ApplicationApi;
  client: ClientApi | null;
}

/** The panel only stores it, so the process is told to restart, every time: a repetition may be the one that counts. */
export async function reconfigure(
  { settings, panel, client }: Deps,
  server: PanelServer,
  spec: BotSpec,
): Promise<Restart> {
  const egg = await panel.findEgg({ nestId: settings.nestId, eggId: server.egg });
  if (!egg) throw eggMissing(settings);

  const known = await panel.readEnvironment(server.id);
  const current = egg.variables.map((variable) => ({
    ...variable,
    default_value: known[variable.env_variable] ?? variable.default_value,
  }));
  await panel.changeStartup(server.id, {
    startup: server.container.startup_command,
    egg: server.egg,
    image: server.container.image,
    skip_scripts: false,
    environment: environmentFor({ ...egg, variables: current }, spec.orderId, spec.environment),
  });
  return startAnew(client, server, 'restart');
}
