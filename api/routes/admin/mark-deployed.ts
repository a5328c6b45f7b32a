import { reason, text, webAddress } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

export const markDeployed = orderCommand({
  name: 'markDeployed',
  summary: 'Say that the bot was built by hand, and where',
  under: '/api/admin/orders',
  body: {
    serverId: text(200).describe('What the host calls the server.'),
    url: webAddress.nullable().default(null).describe('Where a person finds it.'),
    reason: reason.optional(),
  },
});
