import { maybeReason } from '../fields.ts';
import { orderCommand } from '../order-command.ts';

export const acceptQuote = orderCommand({
  name: 'acceptQuote',
  summary: 'Accept the quoted price; the invoice follows at once',
  under: '/api/orders',
  body: maybeReason,
});
