import type { APIChannel } from 'discord-api-types/v10';
import { isThread } from '../permissions/compute.ts';
import { permissionsIn } from '../permissions/require.ts';
import { presentChannel } from '../present/channel.ts';
import type { Application, Channel, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { conversationPermissions } from './conversation-permissions.ts';

/** What somebody may do in a channel; nothing for who is not there. */
export function permissionsOf(world: World, userId: Snowflake, channel: Channel): bigint {
  if (channel.guildId === null) return conversationPermissions;
  const guild = world.state.guilds.get(channel.guildId);
  const member = world.state.members.get(channel.guildId)?.get(userId);
  return guild && member ? permissionsIn(world, { guild, member }, channel) : 0n;
}

/** Where the person is, and what the person and the bot may do there. */
export function presentPlace(world: World, channel: Channel, userId: Snowflake, { botId }: Application) {
  const { permission_overwrites: _, ...rest } = presentChannel(world, channel, botId) as APIChannel & {
    permission_overwrites?: unknown;
  };
  return { ...rest, ...bothPermissions(world, channel, userId, botId) };
}

/** A channel that was chosen, in the few fields that such a one has. */
export function presentChosen(world: World, channel: Channel, userId: Snowflake, { botId }: Application) {
  const whole = presentChannel(world, channel, botId) as unknown as Record<string, unknown>;
  const keys = isThread(channel) ? [...shown, 'thread_metadata'] : shown;
  const fields = Object.fromEntries(keys.filter((key) => whole[key] !== undefined).map((key) => [key, whole[key]]));
  return { ...fields, ...bothPermissions(world, channel, userId, botId) };
}

const shown = [
  ...['id', 'name', 'type', 'last_message_id', 'last_pin_timestamp', 'nsfw', 'parent_id', 'guild_id', 'flags'],
  ...['rate_limit_per_user', 'topic', 'position'],
];

const bothPermissions = (world: World, channel: Channel, userId: Snowflake, botId: Snowflake) => ({
  permissions: String(permissionsOf(world, userId, channel)),
  app_permissions: String(permissionsOf(world, botId, channel)),
});
