import type { HostName } from './hosting.ts';
import type { Phase } from './order.ts';
import type { NewOrderFact } from './order-facts.ts';
import type { OrderState } from './order-state.ts';
import { Refusal } from './refusal.ts';

/** What a panel without an api tells of a bot that was built there by hand. */
export interface HostReport {
  event: string;
  status: string;
  botId: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What became of a report, and the sentence that its sender reads. */
export const reportOutcomes = {
  'deployment-reported': 'The order was told that its bot is built.',
  'health-changed': "The order was told of its bot's health.",
  'nothing-new': 'The order knew this already.',
  'not-awaited': 'Nothing was changed: the order is not where this would matter.',
  'out-of-date': 'Nothing was changed: something newer was told of this bot before.',
  'unknown-status': 'Nothing was changed: Botyard does not know this status.',
  'other-host': 'Nothing was changed: this bot runs where Botyard looks for itself.',
  'order-ended': 'The order has ended; staff is told that its bot was seen.',
} as const;

export type ReportOutcome = keyof typeof reportOutcomes;

const upWords = ['active', 'deployed', 'healthy', 'live', 'online', 'ready', 'running', 'started', 'up'];
const downWords = ['crashed', 'down', 'error', 'exited', 'failed', 'killed', 'offline', 'stopped', 'unhealthy'];

/** Whether the bot runs; null where that is not said. That it was deployed is said by the event too. */
function isUp({ event, status }: HostReport): boolean | null {
  const word = status.toLowerCase();
  if (downWords.includes(word)) return false;
  return upWords.includes(word) || tellsOfDeployment(event) ? true : null;
}

const tellsOfDeployment = (event: string) => event.toLowerCase() === 'bot.deployed';

interface Known {
  /** There are facts that the order has not heard, so it may not be as it seems. */
  isBehind: boolean;
  /** When it was last told something, milliseconds since 1970. */
  lastTold: number | null;
}

/** What an order does about a report. */
export function effectOfReport(
  report: HostReport,
  order: OrderState,
  { isBehind, lastTold }: Known,
): { outcome: ReportOutcome; fact: NewOrderFact | null } {
  const nothing = (outcome: ReportOutcome) => ({ outcome, fact: null });
  const { at, botId: serverId } = report;
  const up = isUp(report);

  if (order.host !== 'manual') return nothing('other-host');
  if (up === null) return nothing('unknown-status');
  if (lastTold !== null && at < lastTold) return nothing('out-of-date');
  switch (order.phase) {
    case 'provisioning':
      if (!up) return nothing('not-awaited');
      if (order.deployed) return nothing('nothing-new');
      return { outcome: 'deployment-reported', fact: { name: 'deploymentReported', serverId, url: null } };
    case 'active':
      if (!isBehind && up === (order.incident === null)) return nothing('nothing-new');
      return { outcome: 'health-changed', fact: { name: 'healthChanged', isUp: up, at } };
    case 'ended':
      return { outcome: 'order-ended', fact: up ? { name: 'deploymentReported', serverId, url: null } : null };
    default:
      return nothing('not-awaited');
  }
}

/** An order that a report may be about. */
export interface Candidate {
  orderId: string;
  host: HostName;
  phase: Phase;
}

/** The one order that is meant among those that fit alike; several are a reason to ask back. */
export function meantBy<Found extends Candidate>({ event }: HostReport, fitting: readonly Found[]): Found | null {
  const living = preferred(fitting, ({ phase }) => phase !== 'ended');
  const byHand = preferred(living, ({ host }) => host === 'manual');
  const isAwaited = ({ phase }: Candidate) => tellsOfDeployment(event) && phase === 'provisioning';
  const [meant, ...others] = preferred(byHand, isAwaited);
  if (others.length > 0) throw ambiguous();
  return meant ?? null;
}

function preferred<Item>(items: readonly Item[], isBetter: (item: Item) => boolean): readonly Item[] {
  const better = items.filter(isBetter);
  return better.length > 0 ? better : items;
}

const ambiguous = () =>
  new Refusal('bot-ambiguous', 'Several orders fit this report, and none of them more than the others.', {
    remedy: 'Send the order_id as well; the runbook names it ORDER_ID.',
  });
