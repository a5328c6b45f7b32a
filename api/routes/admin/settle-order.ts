import { z } from 'zod';
import { settleRefunds } from '../../../db/queries/settle-refunds.ts';
import { within } from '../../../db/scope.ts';
import { refusalOf } from '../../../domain/order-commands.ts';
import { refundDiffers } from '../../../domain/settlement.ts';
import { commandOrder } from '../../command-order.ts';
import { id, minorUnits, reason } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { OrderView } from '../../present/order.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const outcome = z.enum(['refunded', 'waived'], 'must be refunded or waived.');
const amount = minorUnits.describe('Minor units that were refunded or are waived: `refundDue`, all that is due now.');

export const settleOrder = (parts: Pick<Parts, 'orm' | 'commander'>) =>
  route({
    method: 'post',
    path: '/api/admin/orders/:orderId/settle',
    summary: 'Say that money that is due back was refunded, or is waived',
    needs: 'order.settle',
    idempotency: 'taken',
    input: takes({ params: { orderId: id }, body: { outcome, amount, reason: reason.optional() } }),
    output: OrderView,

    handle({ params: { orderId }, body: { reason, ...said } }, call) {
      return commandOrder(parts, call, {
        orderId,
        name: 'settle',
        reason,
        says: () => said,
        /** Money that came after the end is in the books alone. */
        async whenEnded(order, decision) {
          const settle = { ...said, ...decision };
          const { isSettled, refundDue } = await within(parts.orm, scopeOf(call.actor), (em) =>
            settleRefunds(em, orderId, settle),
          );
          if (isSettled) return null;
          return refundDue === 0 ? refusalOf('settle', order) : refundDiffers(order, refundDue, said.amount);
        },
      });
    },
  });
