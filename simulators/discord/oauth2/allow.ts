import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { installBot } from '../guilds/install-bot.ts';
import { guildPermissions } from '../permissions/compute.ts';
import type { Guild, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Asked } from './asked.ts';
import { issueCode } from './codes.ts';
import { ConsentError, SentBack, withQuery } from './consent-error.ts';

/** Where a person may put a bot. */
export function manageableGuilds(world: World, userId: Snowflake): Guild[] {
  return [...world.state.guilds.values()].filter((guild) => {
    const member = world.state.members.get(guild.id)?.get(userId);
    return member !== undefined && (guildPermissions(world, guild, member) & Bits.ManageGuild) !== 0n;
  });
}

/** A person allows what was asked. Answers where the person goes next; null: nowhere. */
export function allow(world: World, userId: Snowflake, asked: Asked, chosenGuild: Snowflake | null): string | null {
  const { application, redirectUri, scopes, challenge, state, install } = asked;
  const guildId = install && chosen(world, userId, install, chosenGuild);
  if (guildId) {
    installBot(world, { actorId: userId, reason: null }, { guildId, application, permissions: install.permissions });
  }
  if (redirectUri === null) return null;
  const code = issueCode(world, { applicationId: application.id, userId, redirectUri, scopes, challenge, guildId });
  return withQuery(redirectUri, {
    code,
    ...(state !== null && { state }),
    ...(guildId && { guild_id: guildId, permissions: String(install.permissions) }),
  });
}

function chosen(
  world: World,
  userId: Snowflake,
  { guildId, isFixed }: NonNullable<Asked['install']>,
  given: Snowflake | null,
): Snowflake {
  const wanted = isFixed && guildId ? guildId : given;
  const guild = manageableGuilds(world, userId).find(({ id }) => id === wanted);
  if (!guild) throw new ConsentError(403, 'Only someone who may manage a server can add a bot to it.');
  return guild.id;
}

export const refuse = (asked: Asked): SentBack =>
  new SentBack(asked, 'access_denied', 'The resource owner or authorization server denied the request.');
