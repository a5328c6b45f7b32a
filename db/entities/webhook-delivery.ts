import { defineEntity, p } from '@mikro-orm/core';
import { houseOnly } from '../policies.ts';
import { Order } from './order.ts';

const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_deliveries',
  rowLevelSecurity: 'force',
  policies: houseOnly('webhook_deliveries'),
  properties: {
    /** Derived from the signature: what comes twice is seen to come twice, by whichever process. */
    id: p.uuid().primary(),
    direction: p.string().columnType('text').$type<'in'>(),
    endpoint: p.string().columnType('text'),
    /** What was said; nothing where it could not be understood. */
    event: p.string().columnType('text').nullable(),
    status: p.string().columnType('text').nullable(),
    botId: p.string().columnType('text').nullable(),
    /** What came of it, or the code of the refusal. */
    outcome: p.string().columnType('text'),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').deleteRule('cascade').nullable().index(),
    /** When its sender signed it. */
    sentAt: p.datetime(),
    receivedAt: p.datetime().defaultRaw('now()').index(),
    bodySha256: p.string().columnType('text').fieldName('body_sha256'),
  },
});

/** Every signed message from outside, and what came of it. Never what was sent. */
export class WebhookDelivery extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDelivery);
