import type { APIRole } from 'discord-api-types/v10';
import type { Change } from './reduce.ts';
import { type Scene, without } from './scene.ts';
import type { Guild, Member, Presence } from './types.ts';

type InGuild<It> = It & { guild_id: string };

function keepMember(scene: Scene, { guild_id, ...member }: InGuild<Member>): Scene {
  const known = scene.members[guild_id];
  if (!known) return scene;
  const { user } = member;
  const whole = { ...known[user.id], ...member };
  return { ...scene, members: { ...scene.members, [guild_id]: { ...known, [user.id]: whole } } };
}

const changeGuild = (scene: Scene, guildId: string, change: (guild: Guild) => Guild): Scene => ({
  ...scene,
  guilds: scene.guilds.map((guild) => (guild.id === guildId ? change(guild) : guild)),
});

const keepRole = (scene: Scene, { guild_id, role }: InGuild<{ role: APIRole }>): Scene =>
  changeGuild(scene, guild_id, (guild) => ({
    ...guild,
    roles: [...guild.roles.filter(({ id }) => id !== role.id), role],
  }));

/** Members, roles and who is about. */
export const guildEvents: Record<string, Change> = {
  GUILD_MEMBER_ADD: keepMember,
  GUILD_MEMBER_UPDATE: keepMember,
  GUILD_MEMBER_REMOVE: (scene: Scene, { guild_id, user }: InGuild<Pick<Member, 'user'>>) => ({
    ...scene,
    members: { ...scene.members, [guild_id]: without(scene.members[guild_id] ?? {}, user.id) },
  }),
  GUILD_UPDATE: (scene: Scene, guild: Guild) => changeGuild(scene, guild.id, (known) => ({ ...known, ...guild })),
  GUILD_EMOJIS_UPDATE: (scene: Scene, { guild_id, emojis }: InGuild<Pick<Guild, 'emojis'>>) =>
    changeGuild(scene, guild_id, (guild) => ({ ...guild, emojis })),
  GUILD_ROLE_CREATE: keepRole,
  GUILD_ROLE_UPDATE: keepRole,
  GUILD_ROLE_DELETE: (scene: Scene, { guild_id, role_id }: InGuild<{ role_id: string }>) =>
    changeGuild(scene, guild_id, (guild) => ({ ...guild, roles: guild.roles.filter(({ id }) => id !== role_id) })),
  PRESENCE_UPDATE: (scene: Scene, presence: Presence) => ({
    ...scene,
    presences: { ...scene.presences, [presence.user.id]: presence },
  }),
};
