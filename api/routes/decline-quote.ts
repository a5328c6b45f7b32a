import { maybeReason } from '../fields.ts';
import { orderCommand } from '../order-command.ts';

export const declineQuote = orderCommand({
  name: 'declineQuote',
  summary: 'Decline the quoted price; the order ends',
  under: '/api/orders',
  body: maybeReason,
});
