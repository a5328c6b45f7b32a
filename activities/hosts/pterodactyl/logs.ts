import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { redact } from '../../../integrations/pterodactyl/redact.ts';
import { requireClient } from './keys.ts';
import type { PterodactylSettings } from './settings.ts';

interface Deps {
  settings: PterodactylSettings;
  panel: ApplicationApi;
  client: ClientApi | null;
}

/** From the file in which bots of ours keep what they say: a panel shows its console to nobody but a live listener. */
export async function logs({ settings, panel, client }: Deps, server: PanelServer, lines: number): Promise<string[]> {
  const { logFile = '/logs/bot.log' } = settings;
  const text = await requireClient(client).findFile(server.identifier, logFile);
  if (!text) return [];

  const secrets = secretsIn(await panel.readEnvironment(server.id));
  return redact(text, secrets).trimEnd().split('\n').slice(-lines);
}

const secretsIn = (environment: Record<string, string>): string[] =>
  Object.entries(environment)
    .filter(([name, value]) => value.length >= 8 && /TOKEN|SECRET|PASSWORD|KEY|DATABASE_URL/.test(name))
    .map(([, value]) => value);
