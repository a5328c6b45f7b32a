import { auditDone } from '../../db/queries/audit.ts';
import { changeBotToken as give, refuseTokenInUse } from '../../db/queries/bot-token.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { within } from '../../db/scope.ts';
import type { Changed } from '../../domain/audit.ts';
import { askedBy } from '../audited.ts';
import { botToken, id } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { OrderView, presentOrder } from '../present/order.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const changeBotToken = ({ orm, keys }: Pick<Parts, 'orm' | 'keys'>) =>
  route({
    method: 'put',
    path: '/api/orders/:orderId/bot-token',
    summary: "Give an order its bot's token, or a new one",
    needs: 'order.token',
    idempotency: 'none',
    input: takes({ params: { orderId: id }, body: { token: botToken } }),
    output: OrderView,

    async handle({ params: { orderId }, body: { token } }, call) {
      const record = await within(orm, scopeOf(call.actor), async (em) => {
        const { hasBotToken } = (await getOrder(em, orderId)).state;
        await give(em, keys, { orderId, token });
        const order = await getOrder(em, orderId);
        const { customerId } = order.state;
        const change: Changed = { botToken: [hasBotToken ? 'given' : null, 'given anew'] };
        await auditDone(em, { ...askedBy(call), action: 'order.changeBotToken', orderId, customerId, change });
        return order;
      }).catch(refuseTokenInUse);
      return presentOrder(record, call.actor);
    },
  });
