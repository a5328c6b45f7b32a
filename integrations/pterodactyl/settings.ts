import type { Configuration } from '../../domain/configuration.ts';
import { layoutOf, type ServerLayout } from './server-layout.ts';

export interface PterodactylSettings extends ServerLayout {
  panelUrl: string;
  userId: number;
  /** Null: none is named, which is enough for a Pelican. */
  nestId: number | null;
  eggId: number;
  /** Null: the panel picks a node by itself, of `locationIds` or with any of `nodeTags`. */
  nodeId: number | null;
  /** Empty: all. */
  locationIds: readonly number[];
  /** Pelican's own, instead of locations. Empty: all. */
  nodeTags: readonly string[];
  /** `30000` or `30000-30999`; empty: any port. */
  ports: readonly string[];
  /** Null: the egg's first. */
  dockerImage: string | null;
  /** Null: the egg's own. */
  startupCommand: string | null;
}

/** Null where the configuration does not say all that a new server needs. */
export function settingsOf({ pterodactyl, bots, installationId }: Configuration): PterodactylSettings | null {
  const { panelUrl, apiKey, nodeId, eggId, nestId, userId, locationIds, nodeTags, ports, dockerImage } = pterodactyl;
  if (!panelUrl || !apiKey || !eggId || !userId) return null;
  return {
    ...layoutOf(installationId),
    ...{ panelUrl, userId, eggId, locationIds, nodeTags, ports },
    nestId: nestId ?? null,
    nodeId: nodeId ?? null,
    dockerImage: dockerImage ?? null,
    startupCommand: bots.startupCommand ?? null,
  };
}
