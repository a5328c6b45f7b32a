import type { APIGuildApplicationCommandPermissions } from 'discord-api-types/v10';
import { Event, tellGuild } from '../events/tell.ts';
import type { CommandPermission, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

export const permissionsOf = ({ state }: World, guildId: Snowflake, id: Snowflake): CommandPermission | undefined =>
  state.commandPermissions.find((it) => it.guildId === guildId && it.id === id);

/** None at all means as at first. */
export function setPermissions(world: World, it: CommandPermission): APIGuildApplicationCommandPermissions {
  const { state } = world;
  state.commandPermissions = state.commandPermissions.filter((old) => old.guildId !== it.guildId || old.id !== it.id);
  if (it.permissions.length > 0) state.commandPermissions.push(it);
  const data = presentPermissions(it);
  const isOwn = (applicationId: Snowflake | null) => applicationId === it.applicationId;
  tellGuild(world, it.guildId, {
    event: Event.ApplicationCommandPermissionsUpdate,
    intents: 0,
    data: (viewer) => (isOwn(viewer.applicationId) ? data : null),
  });
  return data;
}

export const presentPermissions = (it: CommandPermission): APIGuildApplicationCommandPermissions => ({
  id: it.id,
  application_id: it.applicationId,
  guild_id: it.guildId,
  permissions: it.permissions,
});
