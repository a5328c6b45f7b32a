import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { missingPermissions, unknownGuildEvent } from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { guildPermissions, mayView } from '../../permissions/compute.ts';
import type { GuildEvent } from '../../state/rows.ts';
import type { World } from '../../world.ts';
import { standingIn } from './standing.ts';

export function eventOf(world: World, call: BotCall): GuildEvent {
  const { guild } = standingIn(world, call);
  const event = world.state.guildEvents.get(call.params['event']!);
  if (event?.guildId !== guild.id || !maySee(world, call, event)) throw unknownGuildEvent();
  return event;
}

export function maySee(world: World, { caller }: BotCall, { channelId }: GuildEvent): boolean {
  const channel = channelId === null ? null : world.state.channels.get(channelId);
  return !channel || mayView(world, caller.user.id, channel);
}

/** One's own may be changed by whoever may make them. */
export function changeableEvent(world: World, call: BotCall): GuildEvent {
  const event = eventOf(world, call);
  const { guild, member } = standingIn(world, call);
  const right = event.creatorId === member.userId ? Bits.CreateEvents | Bits.ManageEvents : Bits.ManageEvents;
  if ((guildPermissions(world, guild, member) & right) === 0n) throw missingPermissions();
  return event;
}
