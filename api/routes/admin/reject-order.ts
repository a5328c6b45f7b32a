import { reason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

export const rejectOrder = orderCommand({
  name: 'reject',
  summary: 'Reject a paid order; its money is due back. The customer reads the reason',
  under: '/api/admin/orders',
  body: { reason },
});
