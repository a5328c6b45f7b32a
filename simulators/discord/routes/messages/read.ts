import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { isVoice } from '../../channels/kinds.ts';
import { ok } from '../../http/answer.ts';
import { missingAccess } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { requireMessage } from '../../messages/find.ts';
import { permissionsIn, requireChannel, requireInChannel, type Standing } from '../../permissions/require.ts';
import { presentMessage } from '../../present/message.ts';
import { botAsViewer } from '../../present/viewer.ts';
import type { Channel, Message } from '../../state/rows.ts';
import { defaulting, optional } from '../../validation/field.ts';
import { integer, snowflake } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';
import type { World } from '../../world.ts';

const shape = {
  limit: defaulting(integer({ min: 1, max: 100 }), 50),
  around: optional(snowflake),
  before: optional(snowflake),
  after: optional(snowflake),
};

/** The newest first. Whoever may not read the history finds none. */
export const list = forBots({
  method: 'GET',
  path: '/channels/:channel/messages',
  handle({ caller: { user, application }, params, query }, world) {
    const { channel, standing } = requireChannel(world, user.id, params['channel']!);
    const asked = readQuery(query, shape);
    requireEntrance(world, standing, channel);
    if (!mayReadHistory(world, standing, channel)) return ok([]);
    const viewer = botAsViewer(application);
    return ok(excerpt(messagesOf(world, channel), asked).map((it) => presentMessage(world, it, viewer)));
  },
});

export const readOne = forBots({
  method: 'GET',
  path: '/channels/:channel/messages/:message',
  handle({ caller: { user, application }, params }, world) {
    const { channel, standing } = requireChannel(world, user.id, params['channel']!);
    requireEntrance(world, standing, channel);
    requireInChannel(world, standing, channel, Bits.ReadMessageHistory);
    const message = requireMessage(world, channel, params['message']!);
    return ok(presentMessage(world, message, botAsViewer(application)));
  },
});

export const mayReadHistory = (world: World, standing: Standing | null, channel: Channel): boolean =>
  !standing || (permissionsIn(world, standing, channel) & Bits.ReadMessageHistory) !== 0n;

/** What is written beside a conversation by voice is for those who may join it. */
function requireEntrance(world: World, standing: Standing | null, channel: Channel): void {
  if (!standing || !isVoice(channel)) return;
  if ((permissionsIn(world, standing, channel) & Bits.Connect) === 0n) throw missingAccess();
}

const messagesOf = ({ state }: World, { id }: Channel): Message[] =>
  [...(state.messages.get(id)?.values() ?? [])].filter(({ onlyFor }) => onlyFor === null);

interface Asked {
  limit: number;
  around?: string;
  before?: string;
  after?: string;
}

function excerpt(oldestFirst: readonly Message[], { limit, around, before, after }: Asked): Message[] {
  if (around !== undefined) return excerptAround(oldestFirst, around, limit);
  if (after !== undefined)
    return oldestFirst
      .filter(({ id }) => BigInt(id) > BigInt(after))
      .slice(0, limit)
      .reverse();
  const until = before === undefined ? oldestFirst : oldestFirst.filter(({ id }) => BigInt(id) < BigInt(before));
  return until.slice(-limit).reverse();
}

/** As many before as after, and the one itself where it is still there. */
function excerptAround(oldestFirst: readonly Message[], around: string, limit: number): Message[] {
  const next = oldestFirst.findIndex(({ id }) => BigInt(id) >= BigInt(around));
  const middle = next < 0 ? oldestFirst.length : next;
  const from = Math.max(0, middle - Math.floor(limit / 2));
  return oldestFirst.slice(from, from + limit).reverse();
}
