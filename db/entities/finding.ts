import { defineEntity, p } from '@mikro-orm/core';
import type { HostName } from '../../domain/hosting.ts';
import type { FindingKind } from '../../domain/reconcile.ts';
import { houseOnly } from '../policies.ts';
import { Order } from './order.ts';

const FindingSchema = defineEntity({
  name: 'FindingRow',
  tableName: 'findings',
  rowLevelSecurity: 'force',
  policies: houseOnly('findings'),
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    host: p.string().columnType('text').$type<HostName>(),
    kind: p.string().columnType('text').$type<FindingKind>(),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').deleteRule('cascade').nullable(),
    serverId: p.string().columnType('text').nullable(),
    sentence: p.string().columnType('text'),
    remedy: p.string().columnType('text'),
    foundAt: p.datetime().defaultRaw('now()'),
    /** When it was mended by Botyard itself. */
    repairedAt: p.datetime().nullable(),
    /** When it was no longer found. */
    goneAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'findings_found_at_index', properties: ['foundAt', 'id'] }],
});

/** A difference between our orders and the servers at a host. */
export class FindingRow extends FindingSchema.class {}
FindingSchema.setClass(FindingRow);
