import type { ServerStatus } from './hosting.ts';
import type { LookSource } from './watching.ts';

/** What was seen when an incident began. Log lines are without secrets. */
export interface Evidence {
  status: ServerStatus | null;
  source: LookSource | null;
  /** How many bots of the machine were down, of how many that are watched. */
  stopped?: number;
  watched?: number;
  /** The bot's last words, oldest first. */
  log?: readonly string[];
}

const words: Partial<Record<ServerStatus, string>> = {
  offline: 'Its process does not run.',
  missing: 'Its server is not there any more.',
  'install-failed': 'The installation of its server failed.',
  suspended: 'Its server was suspended at the host.',
};

/** What is wrong with one bot, in plain words. */
export const botIncidentSentence = (status: ServerStatus): string => words[status] ?? 'It does not answer.';

export const nodeIncidentSentence = (node: string, stopped: number, watched: number): string =>
  `${stopped} of the ${watched} bots on ${node} stopped at once: it is the machine. Nobody is restarted; look at the machine.`;
