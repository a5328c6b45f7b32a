import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { holdsThreads } from '../../channels/kinds.ts';
import { requireGuildChannel } from '../../channels/require.ts';
import { presentThreads } from '../../channels/tell.ts';
import { ok } from '../../http/answer.ts';
import { wrongChannelType } from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots } from '../../http/route.ts';
import { requireInChannel } from '../../permissions/require.ts';
import type { Channel, Snowflake } from '../../state/rows.ts';
import { optional } from '../../validation/field.ts';
import { integer, snowflake, timestamp } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';
import type { World } from '../../world.ts';

const limit = optional(integer({ min: 2, max: 100 }));
const archivedAt = ({ thread }: Channel): number => thread?.archivedAt ?? 0;
const byArchival = (one: Channel, other: Channel) => archivedAt(other) - archivedAt(one);

export const archivedPublic = byTime('/channels/:channel/threads/archived/public', Bits.ReadMessageHistory, isPublic);
export const archivedPrivate = byTime(
  '/channels/:channel/threads/archived/private',
  Bits.ReadMessageHistory | Bits.ManageThreads,
  isPrivate,
);

/** Lists the latest archived first; `before` is a time. */
function byTime(path: string, bits: bigint, fits: (thread: Channel) => boolean) {
  return forBots({
    method: 'GET',
    path,
    handle(call, world) {
      const found = archivedIn(world, call, bits).filter(fits).sort(byArchival);
      const { before = Infinity, limit: most = 50 } = readQuery(call.query, { before: optional(timestamp), limit });
      return paged(
        world,
        call,
        found.filter((it) => archivedAt(it) < before),
        most,
      );
    },
  });
}

/** Lists the newest first; `before` is an id. */
export const joinedPrivate = forBots({
  method: 'GET',
  path: '/channels/:channel/users/@me/threads/archived/private',
  handle(call, world) {
    const found = archivedIn(world, call, Bits.ReadMessageHistory)
      .filter((it) => isPrivate(it) && isIn(it, call.caller.user.id))
      .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1));
    const { before, limit: most = 50 } = readQuery(call.query, { before: optional(snowflake), limit });
    return paged(
      world,
      call,
      found.filter(({ id }) => !before || BigInt(id) < BigInt(before)),
      most,
    );
  },
});

function isPrivate({ type }: Channel): boolean {
  return type === ChannelType.PrivateThread;
}

function isPublic(thread: Channel): boolean {
  return !isPrivate(thread);
}

const isIn = ({ thread }: Channel, userId: Snowflake): boolean =>
  thread?.members.some((it) => it.userId === userId) ?? false;

function archivedIn(world: World, { caller, params }: BotCall, bits: bigint): Channel[] {
  const { channel, standing } = requireGuildChannel(world, caller.user.id, params['channel']!);
  if (!holdsThreads(channel)) throw wrongChannelType();
  requireInChannel(world, standing, channel, bits);
  return [...world.state.channels.values()].filter((it) => it.parentId === channel.id && it.thread?.archived);
}

const paged = (world: World, { caller }: BotCall, found: readonly Channel[], most: number) =>
  ok({ ...presentThreads(world, caller.user.id, found.slice(0, most)), has_more: found.length > most });
