import { randomBytes } from 'node:crypto';
import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import { unknownInvite } from '../http/api-error.ts';
import { expiresAt, inviteMetadata, presentInvite } from '../present/invite.ts';
import type { Invite, Member, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { addMember } from './join.ts';

type NewInvite = Omit<Invite, 'code' | 'uses' | 'createdAt' | 'inviterId'>;

const isOver = ({ clock, state }: World, invite: Invite): boolean =>
  (expiresAt(invite) ?? Infinity) <= clock.now() || !state.channels.has(invite.channelId);

/** Those of a guild that are still good. */
export const invitesOf = (world: World, guildId: Snowflake): Invite[] =>
  [...world.state.invites.values()].filter((it) => it.guildId === guildId && !isOver(world, it));

export function getInvite(world: World, code: string): Invite {
  const invite = world.state.invites.get(code);
  if (!invite || isOver(world, invite)) throw unknownInvite();
  return invite;
}

export function createInvite(world: World, actor: Actor, wanted: NewInvite): Invite {
  const { state, clock } = world;
  const code = randomBytes(6).toString('base64url').replace(/[-_]/g, 'x');
  const invite: Invite = { ...wanted, code, uses: 0, createdAt: clock.now(), inviterId: actor.actorId };
  state.invites.set(code, invite);
  tell(world, invite, Event.InviteCreate, { ...presentInvite(world, invite), ...inviteMetadata(invite) });
  note(world, actor, invite, AuditLogEvent.InviteCreate);
  return invite;
}

export function deleteInvite(world: World, actor: Actor, invite: Invite): void {
  remove(world, invite);
  note(world, actor, invite, AuditLogEvent.InviteDelete);
}

/** Somebody comes in by it; after its last use it is gone. */
export function acceptInvite(world: World, code: string, userId: Snowflake): Member {
  const invite = getInvite(world, code);
  const { guildId, maxUses } = invite;
  const already = world.state.members.get(guildId)?.get(userId);
  if (already) return already;
  const member = addMember(world, { guildId, userId });
  invite.uses += 1;
  if (maxUses > 0 && invite.uses >= maxUses) remove(world, invite);
  return member;
}

function remove(world: World, invite: Invite): void {
  world.state.invites.delete(invite.code);
  tell(world, invite, Event.InviteDelete, {});
}

/** Those who manage the channel hear of it. */
const tell = (world: World, { code, guildId, channelId }: Invite, event: Event, more: object): void =>
  tellGuild(world, guildId, {
    ...{ event, intents: Intent.GuildInvites, channelId, permission: Bits.ManageChannels },
    data: { ...more, code, guild_id: guildId, channel_id: channelId },
  });

function note(world: World, actor: Actor, invite: Invite, actionType: AuditLogEvent): void {
  const { code, channelId, maxAge, maxUses, temporary, uses, inviterId, guildId } = invite;
  const shown = {
    ...{ code, channel_id: channelId, inviter_id: inviterId, max_age: maxAge, max_uses: maxUses, temporary, uses },
  };
  const isNew = actionType === AuditLogEvent.InviteCreate;
  const changed = isNew ? changes(null, shown) : changes(shown, null);
  writeAudit(world, { ...actor, guildId, targetId: null, actionType, changes: changed });
}
