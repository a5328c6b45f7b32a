import type { BotSpec, Restart } from '../../../domain/hosting.ts';
import type { EggVariable } from '../../../integrations/pterodactyl/application/eggs.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { requireEgg } from '../../../integrations/pterodactyl/required.ts';
import { environmentFor } from './egg-environment.ts';
import { brokenRule } from './egg-rules.ts';
import { startAnew } from './power.ts';

interface Deps {
  panel: ApplicationApi;
  client: ClientApi | null;
}

/** The panel only stores it, so the process is told to restart, every time: a repetition may be the one that counts. */
export async function reconfigure({ panel, client }: Deps, server: PanelServer, spec: BotSpec): Promise<Restart> {
  const egg = await requireEgg(panel, { nestId: server.nest, eggId: server.egg });

  const known = await panel.readEnvironment(server.id);
  const current = egg.variables.map((variable) => ({ ...variable, default_value: kept(variable, known) }));
  await panel.changeStartup(server.id, {
    startup: server.container.startup_command,
    egg: server.egg,
    image: server.container.image,
    skip_scripts: false,
    environment: environmentFor({ ...egg, variables: current }, spec.orderId, spec.environment),
  });
  return startAnew(client, server, 'restart');
}

/** A variable that the egg was given after the server is empty there, whatever its default; one may also be empty on purpose. */
function kept({ env_variable, default_value, rules }: EggVariable, known: Record<string, string>): string | null {
  const value = known[env_variable];
  return value === undefined || brokenRule(rules, value) ? default_value : value;
}
