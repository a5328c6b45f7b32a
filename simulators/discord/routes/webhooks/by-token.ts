import { WebhookType } from 'discord-api-types/v10';
import { webhookName } from '../../channels/webhook-name.ts';
import { changeWebhook, deleteWebhook } from '../../channels/webhooks.ts';
import { requireOwnMessage, webhookMessageFields, writeByWebhook, writerOf } from '../../channels/write-by-webhook.ts';
import { type Answer, noContent, ok } from '../../http/answer.ts';
import { badWebhookToken, unknownWebhook } from '../../http/api-error.ts';
import type { Call } from '../../http/call.ts';
import { forAnyone, type Method } from '../../http/route.ts';
import { deleteAnswer, editAnswer, followUp, readAnswer } from '../../interactions/follow-up.ts';
import { changesOf } from '../../messages/changes.ts';
import { deleteMessage, editMessage } from '../../messages/keep.ts';
import { wordingFields } from '../../messages/wording.ts';
import { presentMessage } from '../../present/message.ts';
import { personAsViewer } from '../../present/viewer.ts';
import { presentWebhook } from '../../present/webhook.ts';
import type { Webhook } from '../../state/rows.ts';
import { nullable, optional } from '../../validation/field.ts';
import { boolean, image } from '../../validation/kinds.ts';
import { readBody, readQuery } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { avatarOf } from './shape.ts';

type Handle = (call: Call, world: World) => Answer;
type ByWebhook = (webhook: Webhook, call: Call, world: World) => Answer;

const shape = { name: optional(webhookName), avatar: optional(nullable(image)) };

interface Served {
  fields?: readonly string[];
  byWebhook: ByWebhook;
  byInteraction?: Handle;
}

/** The same addresses serve webhooks and the answers to interactions, whose id is that of their application. */
const byToken = (method: Method, below: '' | '/messages/:message', { byWebhook, byInteraction, fields = [] }: Served) =>
  forAnyone({
    method,
    path: `/webhooks/:webhook/:token${below}`,
    isExempt: true,
    fields,
    handle(call, world) {
      const { webhook: id = '', token = '' } = call.params;
      const isInteraction = world.interactions.has(token) || world.state.applications.has(id);
      if (isInteraction && byInteraction) return byInteraction(call, world);
      const webhook = world.state.webhooks.get(id);
      if (!webhook) throw unknownWebhook();
      if (webhook.type !== WebhookType.Incoming || webhook.token !== token) throw badWebhookToken();
      return byWebhook(webhook, call, world);
    },
  });

const get: ByWebhook = (webhook, _, world) => ok(presentWebhook(world, webhook));

const edit: ByWebhook = (webhook, { body, reason }, world) => {
  const { name, avatar } = readBody(body, shape);
  changeWebhook(world, { actorId: webhook.id, reason }, webhook, {
    ...(name !== undefined && { name }),
    ...(avatar !== undefined && { avatar: avatarOf(avatar) }),
  });
  return ok(presentWebhook(world, webhook));
};

const remove: ByWebhook = (webhook, { reason }, world) => {
  deleteWebhook(world, { actorId: webhook.id, reason }, webhook);
  return noContent;
};

const execute: ByWebhook = (webhook, { query, body, uploads }, world) => {
  const message = writeByWebhook(world, webhook, query, { body, uploads });
  const { wait = false } = readQuery(query, { wait: optional(boolean) });
  return wait ? ok(presentMessage(world, message, personAsViewer(webhook.id))) : noContent;
};

const readMessage: ByWebhook = (webhook, { query, params }, world) => {
  const { message } = requireOwnMessage(world, webhook, query, params['message']!);
  return ok(presentMessage(world, message, personAsViewer(webhook.id)));
};

const changeMessage: ByWebhook = (webhook, { query, params, body, uploads }, world) => {
  const { channel, message } = requireOwnMessage(world, webhook, query, params['message']!);
  const writer = writerOf(webhook, message.webhook);
  editMessage(world, message, changesOf(world, { body, uploads }, message, { writer, channel }));
  return ok(presentMessage(world, message, personAsViewer(webhook.id)));
};

const removeMessage: ByWebhook = (webhook, { query, params }, world) => {
  deleteMessage(world, requireOwnMessage(world, webhook, query, params['message']!).message);
  return noContent;
};

export const byTokenRoutes = [
  byToken('GET', '', { byWebhook: get }),
  byToken('PATCH', '', { byWebhook: edit, fields: Object.keys(shape) }),
  byToken('DELETE', '', { byWebhook: remove }),
  byToken('POST', '', { byWebhook: execute, byInteraction: followUp, fields: webhookMessageFields }),
  byToken('GET', '/messages/:message', { byWebhook: readMessage, byInteraction: readAnswer }),
  byToken('PATCH', '/messages/:message', {
    ...{ byWebhook: changeMessage, byInteraction: editAnswer, fields: wordingFields },
  }),
  byToken('DELETE', '/messages/:message', { byWebhook: removeMessage, byInteraction: deleteAnswer }),
];
