import { defineEntity, p } from '@mikro-orm/core';
import { ownedBy } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

const SimulatedServerSchema = defineEntity({
  name: 'SimulatedServer',
  tableName: 'simulated_servers',
  rowLevelSecurity: 'force',
  policies: ownedBy('simulated_servers'),
  properties: {
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').primary().deleteRule('cascade'),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    serverId: p.string().columnType('text'),
    name: p.string().columnType('text'),
    status: p.string().columnType('text'),
    madeAt: p.datetime().defaultRaw('now()'),
  },
});

/** The servers of the host `simulation`, which exist here and nowhere else. */
export class SimulatedServer extends SimulatedServerSchema.class {}
SimulatedServerSchema.setClass(SimulatedServer);
