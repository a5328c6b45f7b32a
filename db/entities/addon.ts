import { defineEntity, p } from '@mikro-orm/core';
import type { AddonCode, Resources } from '../../domain/catalogue.ts';
import { publicToRead } from '../policies.ts';

const AddonSchema = defineEntity({
  name: 'AddonRow',
  tableName: 'addons',
  rowLevelSecurity: 'force',
  policies: publicToRead('addons'),
  properties: {
    code: p.string().columnType('text').primary().$type<AddonCode>(),
    name: p.string().columnType('text'),
    price: p.integer(),
    billed: p.string().columnType('text').$type<'monthly' | 'once'>(),
    boost: p.json<Partial<Resources>>(),
    position: p.integer(),
  },
});

export class AddonRow extends AddonSchema.class {}
AddonSchema.setClass(AddonRow);
