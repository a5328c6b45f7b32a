import { defineEntity, p } from '@mikro-orm/core';
import { houseOnly } from '../policies.ts';

const PanelBudgetSchema = defineEntity({
  name: 'PanelBudget',
  tableName: 'panel_budgets',
  rowLevelSecurity: 'force',
  policies: houseOnly('panel_budgets'),
  properties: {
    /** Which account of which panel: a hash, never the key. */
    id: p.string().columnType('text').primary(),
    callLimit: p.integer().nullable(),
    used: p.integer(),
    windowEnds: p.datetime(),
    blockedUntil: p.datetime(),
  },
});

/** How many calls a panel's account has made in the minute that runs, counted over all processes. */
export class PanelBudget extends PanelBudgetSchema.class {}
PanelBudgetSchema.setClass(PanelBudget);
