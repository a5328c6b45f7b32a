import { orderCommand } from '../order-command.ts';

export const restartOrder = orderCommand({
  name: 'restart',
  summary: 'Restart the bot',
  under: '/api/orders',
});
