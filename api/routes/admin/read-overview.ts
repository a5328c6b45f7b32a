import { z } from 'zod';
import { countPhases, countWaiting } from '../../../db/queries/overview.ts';
import { within } from '../../../db/scope.ts';
import type { Parts } from '../../parts.ts';
import { Phase } from '../../present/order.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const count = z.int();

export const readOverview = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/overview',
    summary: 'How many orders are where, and how much waits for a person',
    needs: 'admin.read',
    idempotency: 'none',
    input: takes({}),
    output: z.object({
      counts: z.record(Phase, count),
      paymentsWaiting: count,
      refundsDue: count,
      attention: z.object({ staff: count, customer: count }),
    }),

    handle: (_input, { actor }) =>
      within(orm, scopeOf(actor), async (em) => {
        const { attentionStaff: staff, attentionCustomer: customer, ...waiting } = await countWaiting(em);
        return { counts: await countPhases(em), ...waiting, attention: { staff, customer } };
      }),
  });
