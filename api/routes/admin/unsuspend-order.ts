import { maybeReason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

export const unsuspendOrder = orderCommand({
  name: 'unsuspend',
  summary: 'Let a bot that staff has stopped back to work; the time that was lost is added',
  under: '/api/admin/orders',
  body: maybeReason,
});
