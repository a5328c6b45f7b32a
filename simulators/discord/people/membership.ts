import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { editMember } from '../guilds/edit-member.ts';
import { acceptInvite } from '../guilds/invites.ts';
import { addMember } from '../guilds/join.ts';
import { removeMember } from '../guilds/leave.ts';
import { guildPermissions } from '../permissions/compute.ts';
import { requireGuild } from '../permissions/require.ts';
import type { Member, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot, notThere } from './cannot.ts';

/** Comes into a guild by an invite, or, where none is needed, by the guild's number. */
export function join(world: World, { id: userId }: User, by: { invite: string } | { guild: string }): Member {
  if ('invite' in by) return acceptInvite(world, by.invite, userId);
  if (!world.state.guilds.has(by.guild)) throw notThere('guild');
  return addMember(world, { guildId: by.guild, userId });
}

export function leave(world: World, { id: userId }: User, guildId: string): void {
  const { guild, member } = requireGuild(world, userId, guildId);
  if (guild.ownerId === userId) throw cannot('The owner does not leave.');
  removeMember(world, member);
}

/** Is called otherwise in a guild; null: as everywhere. */
export function rename(
  world: World,
  { id: actorId }: User,
  { guild: id, nick }: { guild: string; nick: string | null },
) {
  const { guild, member } = requireGuild(world, actorId, id);
  if ((guildPermissions(world, guild, member) & Bits.ChangeNickname) === 0n)
    throw cannot('You may not change your name here.');
  if (nick !== null && (nick.trim() === '' || nick.length > 32)) throw cannot('A name has 1 to 32 characters.');
  editMember(world, { actorId, reason: null }, member, { nick: nick === null ? null : nick.trim() });
}
