import { z } from 'zod';
import { cancellationTimes } from '../../domain/order-commands.ts';
import { reason } from '../fields.ts';
import { orderCommand } from '../order-command.ts';

const when = z
  .enum(cancellationTimes, `must be one of ${cancellationTimes.join(', ')}.`)
  .optional()
  .describe(
    'A bot at work is cancelled at the end of what is paid unless it is to be "now"; "never" takes that back. All else is cancelled now.',
  );

export const cancelOrder = orderCommand({
  name: 'cancel',
  summary: "Cancel an order, now or at its period's end, or take that back",
  under: '/api/orders',
  body: { when, reason: reason.optional() },
});
