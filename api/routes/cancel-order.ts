import { orderCommand } from '../order-command.ts';

export const cancelOrder = orderCommand({
  name: 'cancel',
  summary: 'Cancel an order whose bot does not run yet',
  under: '/api/orders',
});
