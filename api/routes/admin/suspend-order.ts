import { reason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

export const suspendOrder = orderCommand({
  name: 'suspend',
  summary: 'Stop a bot and keep its data; the paid time stands still. The customer reads the reason',
  under: '/api/admin/orders',
  body: { reason },
});
