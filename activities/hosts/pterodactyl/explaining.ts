import type { Host } from '../../../domain/hosting.ts';
import { causeOf } from './causes.ts';
import type { PterodactylSettings } from './settings.ts';

type Verb = (...given: unknown[]) => Promise<unknown>;

/** The same host, whose verbs fail in words that an admin can act on. */
export function explaining(host: Host, settings: PterodactylSettings): Host {
  const { name, ...verbs } = host;
  const explained = Object.entries(verbs as unknown as Record<string, Verb>).map(([verb, work]) => [
    verb,
    (...given: unknown[]) =>
      work(...given).catch((error) => {
        throw causeOf(error, settings);
      }),
  ]);
  return { name, ...Object.fromEntries(explained) } as Host;
}
