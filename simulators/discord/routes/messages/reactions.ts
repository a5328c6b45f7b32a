import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { noContent, ok } from '../../http/answer.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots } from '../../http/route.ts';
import { requireActive } from '../../messages/active.ts';
import { requireMessage } from '../../messages/find.ts';
import { clearEmoji, clearReactions, emojiKey, react, unreact } from '../../messages/reactions.ts';
import { requireChannel, requireInChannel } from '../../permissions/require.ts';
import { presentUser } from '../../present/user.ts';
import { defaulting, optional } from '../../validation/field.ts';
import { choice, integer, snowflake } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';
import type { World } from '../../world.ts';

const all = '/channels/:channel/messages/:message/reactions';
const ofEmoji = `${all}/:emoji`;

function place({ caller: { user }, params }: BotCall, world: World) {
  const { channel, standing } = requireChannel(world, user.id, params['channel']!);
  return { channel, standing, message: requireMessage(world, channel, params['message']!) };
}

function activePlace(call: BotCall, world: World) {
  const found = place(call, world);
  requireActive(found.channel);
  return found;
}

/** Where a bot may take away what others reacted with. */
function managedPlace(call: BotCall, world: World) {
  const found = activePlace(call, world);
  requireInChannel(world, found.standing, found.channel, Bits.ManageMessages);
  return found;
}

const keyIn = ({ params }: BotCall, world: World): string => emojiKey(world, params['emoji']!);

const add = forBots({
  method: 'PUT',
  path: `${ofEmoji}/@me`,
  handle(call, world) {
    const { message, ...where } = place(call, world);
    react(world, message, keyIn(call, world), { ...where, userId: call.caller.user.id });
    return noContent;
  },
});

const removeOwn = forBots({
  method: 'DELETE',
  path: `${ofEmoji}/@me`,
  handle(call, world) {
    const { message } = activePlace(call, world);
    unreact(world, message, keyIn(call, world), call.caller.user.id);
    return noContent;
  },
});

const removeOf = forBots({
  method: 'DELETE',
  path: `${ofEmoji}/:user`,
  handle(call, world) {
    const userId = call.params['user']!;
    const { message } = userId === call.caller.user.id ? activePlace(call, world) : managedPlace(call, world);
    unreact(world, message, keyIn(call, world), userId);
    return noContent;
  },
});

const shape = {
  after: optional(snowflake),
  limit: defaulting(integer({ min: 1, max: 100 }), 25),
  /** 1: those that are larger for money, of which there are none. */
  type: defaulting(choice([0, 1]), 0),
};

const who = forBots({
  method: 'GET',
  path: ofEmoji,
  handle(call, world) {
    const { message, standing, channel } = place(call, world);
    requireInChannel(world, standing, channel, Bits.ReadMessageHistory);
    const key = keyIn(call, world);
    const { after = '0', limit, type } = readQuery(call.query, shape);
    const userIds = type === 0 ? (message.reactions.find(({ emoji }) => emoji === key)?.userIds ?? []) : [];
    const users = userIds
      .filter((id) => BigInt(id) > BigInt(after))
      .sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1))
      .flatMap((id) => world.state.users.get(id) ?? []);
    return ok(users.slice(0, limit).map(presentUser));
  },
});

const removeKind = forBots({
  method: 'DELETE',
  path: ofEmoji,
  handle(call, world) {
    const { message } = managedPlace(call, world);
    clearEmoji(world, message, keyIn(call, world));
    return noContent;
  },
});

const removeAll = forBots({
  method: 'DELETE',
  path: all,
  handle(call, world) {
    clearReactions(world, managedPlace(call, world).message);
    return noContent;
  },
});

export const reactions = [add, removeOwn, removeOf, who, removeKind, removeAll];
