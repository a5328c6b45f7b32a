import { defineEntity, p } from '@mikro-orm/core';
import { houseOnly } from '../policies.ts';

const UptimeHourSchema = defineEntity({
  name: 'UptimeHour',
  tableName: 'uptime_hours',
  rowLevelSecurity: 'force',
  policies: houseOnly('uptime_hours'),
  properties: {
    hour: p.datetime().primary(),
    knownSeconds: p.bigint('number'),
    upSeconds: p.bigint('number'),
  },
});

/** Of all bots together, how long they were seen in an hour that is over, and how long at work. */
export class UptimeHour extends UptimeHourSchema.class {}
UptimeHourSchema.setClass(UptimeHour);
