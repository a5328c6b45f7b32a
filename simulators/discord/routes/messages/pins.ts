import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { writeAudit } from '../../audit/write.ts';
import { noContent, ok } from '../../http/answer.ts';
import { systemMessage } from '../../http/api-error.ts';
import type { BotCall } from '../../http/call.ts';
import { forBots } from '../../http/route.ts';
import { requireActive } from '../../messages/active.ts';
import { requireMessage } from '../../messages/find.ts';
import { pin, pinsOf, unpin } from '../../messages/pins.ts';
import { isWritten } from '../../messages/system.ts';
import { requireChannel, requireInChannel } from '../../permissions/require.ts';
import { presentMessage } from '../../present/message.ts';
import { isoTime } from '../../present/user.ts';
import { botAsViewer } from '../../present/viewer.ts';
import { defaulting, optional } from '../../validation/field.ts';
import { integer, timestamp } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { mayReadHistory } from './read.ts';

const shape = { before: optional(timestamp), limit: defaulting(integer({ min: 1, max: 50 }), 50) };

const list = forBots({
  method: 'GET',
  path: '/channels/:channel/messages/pins',
  handle(call, world) {
    const { before = Infinity, limit } = readQuery(call.query, shape);
    const older = readablePins(call, world).filter(({ pinnedAt }) => pinnedAt < before);
    const viewer = botAsViewer(call.caller.application);
    const items = older
      .slice(0, limit)
      .map((it) => ({ pinned_at: isoTime(it.pinnedAt), message: presentMessage(world, it, viewer) }));
    return ok({ items, has_more: older.length > limit });
  },
});

/** As it was before there were pages. */
const listAll = forBots({
  method: 'GET',
  path: '/channels/:channel/pins',
  handle(call, world) {
    const viewer = botAsViewer(call.caller.application);
    return ok(readablePins(call, world).map((it) => presentMessage(world, it, viewer)));
  },
});

function readablePins({ caller, params }: BotCall, world: World) {
  const { channel, standing } = requireChannel(world, caller.user.id, params['channel']!);
  return mayReadHistory(world, standing, channel) ? pinsOf(world, channel) : [];
}

function change(call: BotCall, world: World, { isPinned }: { isPinned: boolean }) {
  const { caller, params, reason } = call;
  const { channel, standing } = requireChannel(world, caller.user.id, params['channel']!);
  requireInChannel(world, standing, channel, Bits.PinMessages);
  requireActive(channel);
  const message = requireMessage(world, channel, params['message']!);
  if (!isWritten(message)) throw systemMessage();
  const isChanged = isPinned ? pin(world, channel, message, caller.user.id) : unpin(world, channel, message);
  if (isChanged && standing) {
    writeAudit(world, {
      ...{ guildId: standing.guild.id, actorId: caller.user.id, targetId: message.authorId, reason },
      actionType: isPinned ? AuditLogEvent.MessagePin : AuditLogEvent.MessageUnpin,
      options: { channel_id: channel.id, message_id: message.id },
    });
  }
  return noContent;
}

const changes = ['/channels/:channel/messages/pins/:message', '/channels/:channel/pins/:message'].flatMap((path) => [
  forBots({ method: 'PUT', path, handle: (call, world) => change(call, world, { isPinned: true }) }),
  forBots({ method: 'DELETE', path, handle: (call, world) => change(call, world, { isPinned: false }) }),
]);

export const pins = [list, listAll, ...changes];
