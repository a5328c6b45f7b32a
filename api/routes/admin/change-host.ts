import { z } from 'zod';
import { hostNames } from '../../../domain/hosting.ts';
import { reason } from '../../fields.ts';
import { orderCommand } from '../../order-command.ts';

const host = z.enum(hostNames, `must be one of ${hostNames.join(', ')}.`);

export const changeHost = orderCommand({
  name: 'changeHost',
  summary: 'Build a bot that is still being built on another host',
  under: '/api/admin/orders',
  body: { host, reason: reason.optional() },
});
