import { applicationApi } from './application.ts';
import { type BudgetStore, callBudget } from './call-budget.ts';
import { clientApi } from './client.ts';
import { kindOfKey } from './key-kind.ts';
import type { OpenPanel } from './observe.ts';
import type { PanelApi } from './panel-error.ts';
import type { PanelAccess } from './transport.ts';
import { whenAllowed } from './when-allowed.ts';

export interface PanelKeys {
  panelUrl: string;
  apiKey: string;
  clientKey?: string | undefined;
}

interface Manners extends Pick<PanelAccess, 'patienceMs'> {
  /** Where the calls that an account has made are counted, by processes of all kinds. */
  budgetStoreOf: (account: string) => BudgetStore;
  /** The part of the limit that we leave to others with the same account. */
  reserve?: number;
  /** Milliseconds since 1970: until then a call waits for its turn; by default it is refused at once. */
  until?: number;
}

/** Both doors of a panel, each as far as there is a key to it. An admin's own key opens both, and the panel counts each by itself. */
export function openPanel({ panelUrl, apiKey, clientKey = bothWays(apiKey) }: PanelKeys, manners: Manners): OpenPanel {
  const { budgetStoreOf, reserve, until, ...patience } = manners;
  const budgetOf = (api: PanelApi, key: string) => {
    const budget = callBudget(budgetStoreOf(`${panelUrl} ${api} ${key}`), reserve === undefined ? {} : { reserve });
    return until === undefined ? budget : { ...budget, take: () => whenAllowed(budget.take, { until }) };
  };
  const access = (api: PanelApi, key: string) => ({ url: panelUrl, key, budget: budgetOf(api, key), ...patience });
  return {
    panel: applicationApi(access('application', apiKey)),
    client: clientKey ? clientApi(access('client', clientKey)) : null,
  };
}

const bothWays = (key: string): string | undefined => (kindOfKey(key) === 'account' ? key : undefined);
