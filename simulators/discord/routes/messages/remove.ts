import { AuditLogEvent, PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { writeAudit } from '../../audit/write.ts';
import { noContent } from '../../http/answer.ts';
import { messageTooOld, notInConversations, systemMessage, wrongMessageCount } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { timeOf } from '../../ids.ts';
import { requireActive } from '../../messages/active.ts';
import { requireMessage } from '../../messages/find.ts';
import { deleteMessage, deleteMessages } from '../../messages/keep.ts';
import { isLasting } from '../../messages/system.ts';
import { requireChannel, requireInChannel } from '../../permissions/require.ts';
import { listOf } from '../../validation/compound.ts';
import { ruled } from '../../validation/field.ts';
import { snowflake } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';

export const remove = forBots({
  method: 'DELETE',
  path: '/channels/:channel/messages/:message',
  handle({ caller: { user }, params, reason }, world) {
    const { channel, standing } = requireChannel(world, user.id, params['channel']!);
    const message = requireMessage(world, channel, params['message']!);
    const isOwn = message.authorId === user.id;
    if (!isOwn && !standing) throw notInConversations();
    if (!isOwn) requireInChannel(world, standing, channel, Bits.ManageMessages);
    if (isLasting(message)) throw systemMessage();
    requireActive(channel);
    deleteMessage(world, message);
    if (!isOwn && standing) {
      writeAudit(world, {
        ...{ guildId: standing.guild.id, actorId: user.id, targetId: message.authorId, reason },
        ...{ actionType: AuditLogEvent.MessageDelete, options: { channel_id: channel.id, count: '1' } },
      });
    }
    return noContent;
  },
});

const fewest = 2;
const most = 100;
const twoWeeks = 14 * 86_400_000;

const distinctIds = ruled(listOf(snowflake), (ids, at) => {
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice < 0) return null;
  const message = `The set already contains the value "${ids[twice]}".`;
  return { at: `${at}.${twice}`, code: 'SET_TYPE_ALREADY_CONTAINS_VALUE', message };
});

export const bulkDelete = forBots({
  method: 'POST',
  path: '/channels/:channel/messages/bulk-delete',
  fields: ['messages'],
  handle({ caller: { user }, params, body, reason }, world) {
    const { channel, standing } = requireChannel(world, user.id, params['channel']!);
    if (!standing) throw notInConversations();
    requireActive(channel);
    requireInChannel(world, standing, channel, Bits.ManageMessages);
    const { messages: ids } = readBody(body, { messages: distinctIds });
    if (ids.length < fewest || ids.length > most) throw wrongMessageCount();
    if (ids.some((id) => timeOf(id) < world.clock.now() - twoWeeks)) throw messageTooOld();
    const there = ids.flatMap((id) => world.state.messages.get(channel.id)?.get(id) ?? []);
    const seen = there.filter(({ onlyFor }) => onlyFor === null);
    deleteMessages(world, seen);
    writeAudit(world, {
      ...{ guildId: standing.guild.id, actorId: user.id, targetId: channel.id, reason },
      ...{ actionType: AuditLogEvent.MessageBulkDelete, options: { count: String(seen.length) } },
    });
    return noContent;
  },
});
