import { ApplicationFlags as Flags } from 'discord-api-types/v10';
import { Intent } from '../events/tell.ts';
import type { Application } from '../state/rows.ts';
import { disallowedIntents, invalidIntents } from './close.ts';

export const everyIntent = Object.values(Intent).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);

/** What an application must have been granted, of which one of two flags tells. */
const privileged = [
  [Intent.GuildPresences, Flags.GatewayPresence | Flags.GatewayPresenceLimited],
  [Intent.GuildMembers, Flags.GatewayGuildMembers | Flags.GatewayGuildMembersLimited],
  [Intent.MessageContent, Flags.GatewayMessageContent | Flags.GatewayMessageContentLimited],
] as const;

/** The intents that were asked for, where each has a meaning and may be had. */
export function allowedIntents({ flags }: Application, asked: number | undefined): number {
  if (asked === undefined || !Number.isInteger(asked)) throw invalidIntents();
  if (asked < 0 || asked > everyIntent || (asked & ~everyIntent) !== 0) throw invalidIntents();
  for (const [intent, granted] of privileged) {
    if ((asked & intent) !== 0 && (flags & granted) === 0) throw disallowedIntents();
  }
  return asked;
}
