import { maybeReason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

export const retryOrder = orderCommand({
  name: 'retryProvisioning',
  summary: 'Try again what has failed',
  under: '/api/admin/orders',
  body: maybeReason,
});
