import { uptimeInAll, uptimeOfCustomer } from '../../db/queries/uptime.ts';
import { within } from '../../db/scope.ts';
import { isStaff } from '../../domain/permission.ts';
import { id } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { UptimesView } from '../present/uptime.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const readUptime = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/uptime',
    summary: "How much of the time one's own bots were at work; for staff, those of all customers or of one",
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ query: { customerId: id.optional().describe('For staff.') } }),
    output: UptimesView,

    handle: ({ query: { customerId } }, { actor }) =>
      within(orm, scopeOf(actor), (em) => {
        if (!isStaff(actor)) return uptimeOfCustomer(em, actor.id);
        return customerId ? uptimeOfCustomer(em, customerId) : uptimeInAll(em);
      }),
  });
