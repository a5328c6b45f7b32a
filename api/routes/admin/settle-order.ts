import { z } from 'zod';
import { minorUnits, reason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

const outcome = z.enum(['refunded', 'waived'], 'must be refunded or waived.');
const amount = minorUnits.describe('Minor units that were refunded or are waived: `refundDue`, all that is due now.');

export const settleOrder = orderCommand({
  name: 'settle',
  summary: 'Say that money that is due back was refunded, or is waived',
  under: '/api/admin/orders',
  body: { outcome, amount, reason: reason.optional() },
});
