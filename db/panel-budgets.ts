import { createHash } from 'node:crypto';
import type { Orm } from './orm.ts';
import { changePanelBudget, type PanelBudgetRow } from './queries/panel-budgets.ts';
import { within } from './scope.ts';

type Change<Result> = (row: PanelBudgetRow) => { row: PanelBudgetRow; result: Result };

/** One count of calls for each account of a panel, shared by all processes; the account itself, which has a key in it, is not kept. */
export const panelBudgets = (orm: Orm) => (account: string) => {
  const id = createHash('sha256').update(account).digest('base64url');
  return {
    change: <Result>(work: Change<Result>): Promise<Result> =>
      within(orm, { kind: 'system' }, (em) => changePanelBudget(em, id, work)),
  };
};
