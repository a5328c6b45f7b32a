import type { ServerLayout } from '../../../integrations/pterodactyl/server-layout.ts';

export interface PterodactylSettings extends ServerLayout {
  panelUrl: string;
  userId: number;
  nestId: number;
  eggId: number;
  /** Null: the panel picks a node of `locationIds` by itself. */
  nodeId: number | null;
  /** Empty: all. */
  locationIds: readonly number[];
  /** `30000` or `30000-30999`; empty: any port. */
  ports: readonly string[];
  /** Null: the egg's first. */
  dockerImage: string | null;
  /** Null: the egg's own. */
  startupCommand: string | null;
}
