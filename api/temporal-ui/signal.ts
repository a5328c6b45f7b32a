import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Orm } from '../../db/orm.ts';
import { type Actor, can } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { OrderCommander } from '../../integrations/temporal/order-commands.ts';
import { isSignalName } from '../../integrations/temporal/order-signals.ts';
import { commandOrder } from '../command-order.ts';
import { commandRoutes } from '../present/can-do.ts';
import { parseJson, readBytes } from '../read-body.ts';
import type { WantedSignal } from './reads.ts';
import { reasonIn } from './signal-body.ts';

interface Sending {
  orm: Orm;
  signals: OrderCommander;
  actor: Actor;
}

const orderWorkflow = /^order:(.+)$/;

/**
 * Sends a signal of the UI in the name of whoever is signed in: to the order as it is now, and with a row in the audit.
 * Nothing of what the browser has sent gets into the history; the reason is the audit's, like everywhere.
 */
export async function sendSignal(
  { orm, signals, actor }: Sending,
  { workflowId, name }: WantedSignal,
  request: Request,
  response: Response,
): Promise<void> {
  if (!can(actor, 'order.approve')) throw notForSupport();
  const orderId = z.uuid().safeParse(orderWorkflow.exec(workflowId)?.[1]).data;
  if (orderId === undefined || !isSignalName(name) || !can(actor, commandRoutes[name].needs)) throw notByHand(name);

  const body = parseJson(await readBytes(request, response));
  const reason = reasonIn(body, { workflowId, name });
  const { logId } = response.locals;
  const call = { actor, requestId: randomUUID(), logId }; // each press of the button is a deed of its own, of which the order takes one
  await commandOrder({ orm, commander: signals }, call, { orderId, name, reason, says: () => ({}) });
  response.json({});
}

const notForSupport = () =>
  new Refusal('forbidden', 'Only an admin approves or rejects an order; you may read here.', {
    remedy: 'Ask an admin to send the signal.',
  });

const notByHand = (name: string) =>
  new Refusal('not-in-temporal', `The signal "${name.slice(0, 80)}" is not sent by hand.`, {
    remedy: 'From here an order takes approve and reject; all else is done in Botyard (/api/docs).',
  });
