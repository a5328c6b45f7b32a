import { Event, Intent, tellGuild } from '../events/tell.ts';
import { presentRole } from '../present/role.ts';
import { presentMember, presentUser } from '../present/user.ts';
import type { Member, Role, Snowflake, User } from '../state/rows.ts';
import type { World } from '../world.ts';

export const tellRole = (world: World, event: Event.GuildRoleCreate | Event.GuildRoleUpdate, role: Role): void =>
  tellGuild(world, role.guildId, {
    event,
    intents: Intent.Guilds,
    data: { guild_id: role.guildId, role: presentRole(role) },
  });

export const tellRoleDeleted = (world: World, { guildId, id }: Role): void =>
  tellGuild(world, guildId, {
    event: Event.GuildRoleDelete,
    intents: Intent.Guilds,
    data: { guild_id: guildId, role_id: id },
  });

/** Whoever is changed hears of it in any case. */
export const tellMember = (world: World, event: Event.GuildMemberAdd | Event.GuildMemberUpdate, member: Member): void =>
  tellGuild(world, member.guildId, {
    event,
    intents: Intent.GuildMembers,
    ...(event === Event.GuildMemberUpdate && { always: member.userId }),
    data: { guild_id: member.guildId, ...presentMember(world, member) },
  });

/** Of somebody who is in the guild no more, or is banned from it, no more than the user is told. */
export const tellUserOf = (
  world: World,
  guildId: Snowflake,
  { event, intents, user }: { event: Event; intents: Intent; user: User },
): void => tellGuild(world, guildId, { event, intents, data: { guild_id: guildId, user: presentUser(user) } });
