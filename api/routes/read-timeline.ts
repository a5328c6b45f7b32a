import { z } from 'zod';
import { getOrder } from '../../db/queries/order-records.ts';
import { readTimeline as read } from '../../db/queries/timeline.ts';
import { within } from '../../db/scope.ts';
import { whatComesNext } from '../../domain/forecast.ts';
import { isStaff } from '../../domain/permission.ts';
import { type Told, tell } from '../../domain/timeline.ts';
import { id, time } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { iso, isoOrNull } from '../present/money.ts';
import { visibleState } from '../present/visible-state.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const readTimeline = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/timeline',
    summary: 'How the order went and what comes next, in plain words',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id } }),
    output: z.object({
      past: z.array(z.object({ at: time, text: z.string() })),
      next: z.array(z.object({ at: time.nullable(), text: z.string() })),
    }),

    handle: ({ params: { orderId } }, { actor }) =>
      within(orm, scopeOf(actor), async (em) => {
        const order = await getOrder(em, orderId);
        const past = tell(await read(em, order, { isStaff: isStaff(actor) }));
        return { past: past.map(dated), next: whatComesNext(visibleState(order.state, actor)).map(maybeDated) };
      }),
  });

const dated = ({ at, text }: Told) => ({ at: iso(at), text });
const maybeDated = ({ at, text }: Told<number | null>) => ({ at: isoOrNull(at), text });
