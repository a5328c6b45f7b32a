/** How servers of ours are told from others on a panel, and what lies where in them. */
export interface ServerLayout {
  /** Begins every `external_id`, so that installations that share a panel never meet. */
  namePrefix: string;
  /** A file in the server's folder that the egg's install script writes last; without one, the egg's script itself is asked. */
  installMarker?: string;
  /** Where the bot keeps what it says; `/logs/bot.log` by default. */
  logFile?: string;
}

export const layoutOf = (installationId: string): ServerLayout => ({ namePrefix: `botyard-${installationId}` });

/** The only thing by which the panel makes a creation repeatable; it sees no difference between cases. */
export const externalIdOf = ({ namePrefix }: ServerLayout, orderId: string): string =>
  `${namePrefix}-${orderId}`.toLowerCase();
