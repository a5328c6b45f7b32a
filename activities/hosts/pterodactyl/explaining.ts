import type { Host } from '../../../domain/hosting.ts';
import type { Flavor } from '../../../integrations/pterodactyl/flavor.ts';
import { PanelError } from '../../../integrations/pterodactyl/panel-error.ts';
import type { PterodactylSettings } from '../../../integrations/pterodactyl/settings.ts';
import { causeOf, vanished } from './causes.ts';

type Verb = (...given: unknown[]) => Promise<unknown>;

interface Deps {
  settings: PterodactylSettings;
  panel: { flavor(): Promise<Flavor> };
}

/** The same host, whose verbs fail in words that an admin can act on. */
export function explaining(host: Host, deps: Deps): Host {
  const { name, ...verbs } = host;
  const explained = Object.entries(verbs as unknown as Record<string, Verb>).map(([verb, work]) => [
    verb,
    (...given: unknown[]) => work(...given).catch(async (error) => explain(host, deps, { error, of: given[0] })),
  ]);
  return { name, ...Object.fromEntries(explained) } as Host;
}

/** The client API says the same of a server that is gone and of one it does not show. */
async function explain(host: Host, { settings, panel }: Deps, { error, of }: { error: unknown; of: unknown }) {
  const isUnseen = error instanceof PanelError && error.api === 'client' && error.code === 'NotFoundHttpException';
  if (isUnseen && !(await isThere(host, of))) throw vanished(error);
  throw causeOf(error, settings, error instanceof PanelError ? await guessed(panel) : 'pterodactyl');
}

/** An explanation is not to fail because the panel does not answer a second question. */
const guessed = (panel: Deps['panel']): Promise<Flavor> => panel.flavor().catch(() => 'pterodactyl');

const isThere = (host: Host, subject: unknown) =>
  host.find(typeof subject === 'string' ? subject : (subject as { orderId: string }).orderId).catch(() => true);
