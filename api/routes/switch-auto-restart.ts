import { z } from 'zod';
import { maybeReason } from '../fields.ts';
import { orderCommand } from '../order-command.ts';

export const switchAutoRestart = orderCommand({
  name: 'setAutoRestart',
  summary: 'Whether the bot is restarted by itself when it is down',
  under: '/api/orders',
  body: { on: z.boolean('must be true or false.'), ...maybeReason },
});
