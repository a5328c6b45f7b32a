import { defineEntity, p } from '@mikro-orm/core';
import type { Feature, Resources, Tier } from '../../domain/catalogue.ts';
import { publicToRead } from '../policies.ts';

const PlanSchema = defineEntity({
  name: 'PlanRow',
  tableName: 'plans',
  rowLevelSecurity: 'force',
  policies: publicToRead('plans'),
  properties: {
    tier: p.string().columnType('text').primary().$type<Tier>(),
    name: p.string().columnType('text'),
    resources: p.json<Resources>(),
    maxGuilds: p.integer(),
    commandsPerMinute: p.integer(),
    apiCallsPerDay: p.integer(),
    features: p.json<Feature[]>(),
    monthlyPrice: p.integer(),
    currency: p.string().columnType('text'),
    approval: p.string().columnType('text').$type<'manual' | 'automatic'>(),
    position: p.integer(),
  },
});

export class PlanRow extends PlanSchema.class {}
PlanSchema.setClass(PlanRow);
