import { MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { Event, Intent } from '../events/tell.ts';
import { tooManyPins } from '../http/api-error.ts';
import { isoTime } from '../present/user.ts';
import type { Channel, Message, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Draft } from './draft.ts';
import { createMessage } from './keep.ts';
import { inGuild, tellMessageUpdated, tellOfMessage } from './tell.ts';
import { nothingYet } from './wording.ts';

const most = 250;

/** The newest pin first. */
export const pinsOf = ({ state }: Pick<World, 'state'>, { id }: Channel): (Message & { pinnedAt: number })[] =>
  [...(state.messages.get(id)?.values() ?? [])]
    .filter((it): it is Message & { pinnedAt: number } => it.pinnedAt !== null)
    .sort((one, other) => other.pinnedAt - one.pinnedAt);

/** Whether it was not pinned before. Whoever pins says so in the channel. */
export function pin(world: World, channel: Channel, message: Message, pinnerId: Snowflake): boolean {
  if (message.pinnedAt !== null) return false;
  if (pinsOf(world, channel).length >= most) throw tooManyPins();
  message.pinnedAt = Math.max(world.clock.now(), (channel.lastPinAt ?? 0) + 1);
  channel.lastPinAt = message.pinnedAt;
  tellPins(world, channel, message);
  createMessage(world, noteOf(message, pinnerId));
  return true;
}

/** Whether it was pinned. */
export function unpin(world: World, channel: Channel, message: Message): boolean {
  if (message.pinnedAt === null) return false;
  message.pinnedAt = null;
  tellPins(world, channel, message);
  return true;
}

function tellPins(world: World, channel: Channel, message: Message): void {
  tellMessageUpdated(world, message);
  const { id, lastPinAt } = channel;
  tellOfMessage(world, message, {
    event: Event.ChannelPinsUpdate,
    intents: { guild: Intent.Guilds, conversation: Intent.DirectMessages },
    data: {
      channel_id: id,
      ...inGuild(message),
      last_pin_timestamp: lastPinAt === null ? null : isoTime(lastPinAt),
    },
  });
}

const noteOf = ({ id, channelId, guildId }: Message, authorId: Snowflake): Draft => ({
  ...{ ...nothingYet, channelId, guildId, authorId, webhook: null, applicationId: null },
  ...{ type: MessageType.ChannelPinnedMessage, tts: false, nonce: null, snapshot: null, interaction: null },
  ...{
    onlyFor: null,
    poll: null,
    reference: { messageId: id, channelId, guildId, type: MessageReferenceType.Default },
  },
});
