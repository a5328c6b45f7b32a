import { redact } from '../../domain/redact.ts';
import type { ApplicationApi } from './application.ts';
import type { ClientApi } from './client.ts';

interface Apis {
  panel: ApplicationApi;
  client: ClientApi;
}

interface Wanted {
  /** The panel's number and short name of the server. */
  server: { id: number; identifier: string };
  /** Where bots of ours keep what they say: a panel shows its console to nobody but a live listener. */
  file?: string;
  lines: number;
}

/** The last lines, oldest first, with the secrets of the server's environment blackened. */
export async function readBotLog({ panel, client }: Apis, { server, file = '/logs/bot.log', lines }: Wanted) {
  const text = await client.findFile(server.identifier, file);
  if (!text) return [];

  const secrets = secretsIn(await panel.readEnvironment(server.id));
  return redact(text, secrets).trimEnd().split('\n').slice(-lines);
}

const secretsIn = (environment: Record<string, string>): string[] =>
  Object.entries(environment)
    .filter(([name, value]) => value.length >= 8 && /TOKEN|SECRET|PASSWORD|KEY|DATABASE_URL/.test(name))
    .map(([, value]) => value);
