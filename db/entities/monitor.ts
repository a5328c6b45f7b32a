import { defineEntity, p } from '@mikro-orm/core';
import type { HostName } from '../../domain/hosting.ts';
import { houseOnly } from '../policies.ts';

const MonitorSchema = defineEntity({
  name: 'Monitor',
  tableName: 'monitors',
  rowLevelSecurity: 'force',
  policies: houseOnly('monitors'),
  properties: {
    host: p.string().columnType('text').primary().$type<HostName>(),
    /** '' is the host as a whole. */
    node: p.string().columnType('text').primary(),
    /** Null while it sees. */
    blindSince: p.datetime().nullable(),
    sentence: p.string().columnType('text').nullable(),
    lookedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Whether bots of a host, or of one of its machines, can be seen at all: not seeing them is no outage. */
export class Monitor extends MonitorSchema.class {}
MonitorSchema.setClass(Monitor);
