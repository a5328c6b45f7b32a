import { auditAsked, auditOutcome } from '../../db/queries/audit.ts';
import { changeBotToken as change, refuseTokenInUse } from '../../db/queries/bot-token.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { within } from '../../db/scope.ts';
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

    async handle({ params: { orderId }, body: { token } }, { actor, requestId }) {
      const record = await within(orm, scopeOf(actor), async (em) => {
        await change(em, keys, { orderId, token });
        const order = await getOrder(em, orderId);
        const { customerId } = order.state;
        const deed = { id: requestId, actorId: actor.id, action: 'order.changeBotToken', orderId, customerId };
        await auditAsked(em, { ...deed, reason: null });
        await auditOutcome(em, requestId, 'done');
        return order;
      }).catch(refuseTokenInUse);
      return presentOrder(record, actor);
    },
  });
