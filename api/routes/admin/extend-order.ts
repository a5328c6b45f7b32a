import { z } from 'zod';
import { reason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

const wholeDays = 'must be a whole number of days from 1 to 365.';
const days = z.int(wholeDays).min(1, wholeDays).max(365, wholeDays);

export const extendOrder = orderCommand({
  name: 'extend',
  summary:
    'Give more time: to accept, to pay, to give the token, of paid time, or until the data of a stopped bot goes',
  under: '/api/admin/orders',
  body: { days, reason: reason.optional() },
});
