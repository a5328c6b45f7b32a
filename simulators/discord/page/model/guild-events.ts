import type { Change } from './reduce.ts';
import { type Scene, without } from './scene.ts';
import type { Member, Presence } from './types.ts';

type InGuild<It> = It & { guild_id: string };

function keepMember(scene: Scene, { guild_id, ...member }: InGuild<Member>): Scene {
  const known = scene.members[guild_id];
  if (!known) return scene;
  const { user } = member;
  const whole = { ...known[user.id], ...member };
  return { ...scene, members: { ...scene.members, [guild_id]: { ...known, [user.id]: whole } } };
}

/** Members and who is about. What stands in a guild is asked for again: who may see it may have changed with it. */
export const guildEvents: Record<string, Change> = {
  GUILD_MEMBER_ADD: keepMember,
  GUILD_MEMBER_UPDATE: keepMember,
  GUILD_MEMBER_REMOVE: (scene: Scene, { guild_id, user }: InGuild<Pick<Member, 'user'>>) => ({
    ...scene,
    members: { ...scene.members, [guild_id]: without(scene.members[guild_id] ?? {}, user.id) },
  }),
  PRESENCE_UPDATE: (scene: Scene, presence: Presence) => ({
    ...scene,
    presences: { ...scene.presences, [presence.user.id]: presence },
  }),
};

/** What is asked for again when this is told: the lists of a guild, or nothing. */
export const changesLists = (event: string): boolean =>
  /^(GUILD_(CREATE|UPDATE|DELETE|ROLE_|EMOJIS_|MEMBER_UPDATE)|CHANNEL_(CREATE|UPDATE|DELETE)|THREAD_)/.test(event);
