import { maybeReason } from '../fields.ts';
import { orderCommand } from '../order-command.ts';

export const restartOrder = orderCommand({
  name: 'restart',
  summary: 'Restart the bot',
  under: '/api/orders',
  body: maybeReason,
});
