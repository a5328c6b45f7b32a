import { z } from 'zod';
import { countOpenIncidents } from '../../../db/queries/list-incidents.ts';
import { countPhases, countWaiting, firstToDo } from '../../../db/queries/overview.ts';
import { blindMonitors, readSightline } from '../../../db/queries/sight.ts';
import type { RankedOrder } from '../../../db/queries/staff-orders.ts';
import { uptimeInAll } from '../../../db/queries/uptime.ts';
import { within } from '../../../db/scope.ts';
import { waitingFor } from '../../../domain/waiting.ts';
import { time } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { iso } from '../../present/money.ts';
import { Phase } from '../../present/order.ts';
import { UptimesView } from '../../present/uptime.ts';
import { presentWatching, WatchingView } from '../../present/watching.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const count = z.int();

const ToDo = z.object({
  orderId: z.uuid(),
  number: z.string(),
  who: z.enum(['customer', 'staff', 'botyard', 'nobody']),
  sentence: z.string(),
  since: time,
});

export const readOverview = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/overview',
    summary: 'How many orders are where, how much waits for a person, and what comes first',
    needs: 'admin.read',
    idempotency: 'none',
    input: takes({}),
    output: z.object({
      counts: z.record(Phase, count),
      paymentsWaiting: count,
      refundsDue: count,
      suspended: count,
      renewalsOverdue: count,
      incidents: count,
      openIncidents: count.describe('Of bots and of whole machines.'),
      uptime: UptimesView.describe('Of all bots together.'),
      watching: WatchingView,
      attention: z.object({ staff: count, customer: count }),
      first: z.array(ToDo).describe('Up to ten orders that need a person, the most urgent first.'),
    }),

    handle: (_input, { actor }) =>
      within(orm, scopeOf(actor), async (em) => {
        const { attentionStaff: staff, attentionCustomer: customer, ...waiting } = await countWaiting(em);
        const first = (await firstToDo(em, 10)).map(presentToDo);
        return {
          ...{ counts: await countPhases(em), ...waiting, attention: { staff, customer }, first },
          openIncidents: await countOpenIncidents(em),
          uptime: await uptimeInAll(em),
          watching: presentWatching(await readSightline(em), await blindMonitors(em)),
        };
      }),
  });

function presentToDo({ id, state, since }: RankedOrder): z.input<typeof ToDo> {
  const { who, what } = waitingFor(state);
  return { orderId: id, number: state.number, who, sentence: what, since: iso(since) };
}
