import type { Orm } from '../../db/orm.ts';
import type { KeyRing } from '../../domain/key-ring.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { DiscordPart } from '../set-up-discord.ts';
import type { Site } from '../site.ts';

/** What signing in is made of. */
export interface Door {
  orm: Orm;
  keys: KeyRing;
  site: Site;
  /** Whose pages may send forms to us. */
  origins: readonly string[];
  discord: DiscordPart | null;
}

export function requireDiscord({ discord }: Pick<Door, 'discord'>): DiscordPart {
  if (discord) return discord;
  throw new Refusal('discord-off', 'This Botyard is not registered at Discord, so nobody can sign in with it.', {
    remedy: 'Its operator sets DISCORD_CLIENT_ID and DISCORD_CLIENT_SECRET, or sends you a one-time link.',
  });
}
