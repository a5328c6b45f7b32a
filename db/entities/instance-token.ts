import { defineEntity, p } from '@mikro-orm/core';
import { foundByLookup, houseOnly } from '../policies.ts';
import { Order } from './order.ts';

const InstanceTokenSchema = defineEntity({
  name: 'InstanceToken',
  tableName: 'instance_tokens',
  rowLevelSecurity: 'force',
  policies: [...houseOnly('instance_tokens'), foundByLookup('instance_tokens')],
  properties: {
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').primary().deleteRule('cascade'),
    /** SHA-256 of the token, by which whoever sends it is found. */
    hash: p.string().columnType('text').unique(),
    /** Sealed with a key of the ring, bound to this row: the bot is given the same one whenever it is set up anew. */
    token: p.string().columnType('text'),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** By which a hosted bot proves to the api which one it is. It goes when its deployment does. */
export class InstanceToken extends InstanceTokenSchema.class {}
InstanceTokenSchema.setClass(InstanceToken);
