import { z } from 'zod';
import { reason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

const outcome = z.enum(['refunded', 'waived'], 'must be refunded or waived.');

export const settleOrder = orderCommand({
  name: 'settle',
  summary: 'Say that money that is due back was refunded, or is waived',
  under: '/api/admin/orders',
  body: { outcome, reason: reason.optional() },
});
