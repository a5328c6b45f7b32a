import { type APIInvite, InviteType } from 'discord-api-types/v10';
import type { Invite } from '../state/rows.ts';
import type { World } from '../world.ts';
import { isoTime, presentUser } from './user.ts';

export const expiresAt = ({ createdAt, maxAge }: Invite): number | null =>
  maxAge === 0 ? null : createdAt + maxAge * 1_000;

/** As anybody sees it who has its code. */
export function presentInvite({ state }: World, invite: Invite): APIInvite {
  const guild = state.guilds.get(invite.guildId)!;
  const channel = state.channels.get(invite.channelId)!;
  const inviter = state.users.get(invite.inviterId);
  const end = expiresAt(invite);
  return {
    type: InviteType.Guild,
    code: invite.code,
    guild_id: guild.id,
    guild: {
      ...{ id: guild.id, name: guild.name, icon: guild.icon, description: guild.description, banner: null },
      ...{ splash: null, features: guild.features, verification_level: guild.verificationLevel },
      ...{ vanity_url_code: null, nsfw_level: 0, nsfw: false, premium_subscription_count: 0 },
    },
    channel: { id: channel.id, name: channel.name, type: channel.type },
    ...(inviter && { inviter: presentUser(inviter) }),
    expires_at: end === null ? null : isoTime(end),
    flags: 0,
  } as unknown as APIInvite;
}

/** What those who manage a guild know besides. */
export const inviteMetadata = ({ uses, maxUses, maxAge, temporary, createdAt }: Invite) => ({
  ...{ uses, max_uses: maxUses, max_age: maxAge, temporary, created_at: isoTime(createdAt) },
});
