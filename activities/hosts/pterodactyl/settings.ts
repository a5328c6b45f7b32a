export interface PterodactylSettings {
  panelUrl: string;
  /** Begins every `external_id`, so that installations that share a panel never meet. */
  namePrefix: string;
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
  /** A file in the server's folder that the egg's install script writes last; without one, every install counts as good. */
  installMarker?: string;
  /** Where the bot keeps what it says; `/logs/bot.log` by default. */
  logFile?: string;
}

/** The only thing by which the panel makes a creation repeatable; it sees no difference between cases. */
export const externalIdOf = ({ namePrefix }: PterodactylSettings, orderId: string): string =>
  `${namePrefix}-${orderId}`.toLowerCase();
