import { maybeReason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

export const approveOrder = orderCommand({
  name: 'approve',
  summary: 'Approve a paid order; its bot is built',
  under: '/api/admin/orders',
  body: maybeReason,
});
