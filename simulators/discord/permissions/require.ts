import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import {
  missingAccess,
  missingPermissions,
  twoFactorsRequired,
  unknownChannel,
  unknownGuild,
} from '../http/api-error.ts';
import type { Channel, Guild, Member, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { channelPermissions, guildPermissions, mayView } from './compute.ts';

/** Somebody in a guild. */
export interface Standing {
  guild: Guild;
  member: Member;
}

export function requireGuild(world: World, userId: Snowflake, guildId: string): Standing {
  const guild = world.state.guilds.get(guildId);
  if (!guild) throw unknownGuild();
  const member = world.state.members.get(guildId)?.get(userId);
  if (!member) throw missingAccess();
  return { guild, member };
}

/** All of these bits in the guild as a whole. */
export function requireInGuild(world: World, standing: Standing, bits: bigint): void {
  const { guild, member } = standing;
  if ((guildPermissions(world, guild, member) & bits) !== bits) throw missingPermissions();
  requireTwoFactors(world, standing, bits);
}

/** A channel that this user sees, and where in a guild, their standing there. */
export function requireChannel(
  world: World,
  userId: Snowflake,
  channelId: string,
): { channel: Channel; standing: Standing | null } {
  const channel = world.state.channels.get(channelId);
  if (!channel) throw unknownChannel();
  if (!mayView(world, userId, channel)) throw missingAccess();
  return { channel, standing: channel.guildId === null ? null : requireGuild(world, userId, channel.guildId) };
}

/** All of these bits in the channel; a conversation of two allows what it can. */
export function requireInChannel(world: World, standing: Standing | null, channel: Channel, bits: bigint): void {
  if (!standing) return;
  if ((permissionsIn(world, standing, channel) & bits) !== bits) throw missingPermissions();
  requireTwoFactors(world, standing, bits);
}

/** What moderators do asks for two factors where the guild wants that: of a bot, its owner's. */
const elevated =
  Bits.KickMembers |
  Bits.BanMembers |
  Bits.Administrator |
  Bits.ManageChannels |
  Bits.ManageGuild |
  Bits.ManageMessages |
  Bits.ManageRoles |
  Bits.ManageWebhooks |
  Bits.ManageGuildExpressions |
  Bits.ManageThreads;

function requireTwoFactors({ state }: World, { guild, member }: Standing, bits: bigint): void {
  if (guild.mfaLevel === 0 || (bits & elevated) === 0n) return;
  const application = [...state.applications.values()].find(({ botId }) => botId === member.userId);
  const responsible = state.users.get(application?.ownerId ?? member.userId);
  if (!responsible?.twoFactors) throw twoFactorsRequired();
}

export const permissionsIn = (world: World, { guild, member }: Standing, channel: Channel): bigint =>
  channelPermissions(world, guild, member, channel);

export const isAdministrator = (world: World, { guild, member }: Standing): boolean =>
  (guildPermissions(world, guild, member) & Bits.Administrator) !== 0n;
