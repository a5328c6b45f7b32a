import type { Panel } from '../../simulators/pterodactyl/panel.ts';
import type { Trial } from './trial.ts';

/** This one takes longer than a host that is made for it has patience. */
export const noAnswer = 'no answer in time';

/** What can go wrong with a call to a panel. */
export const panelFaults: Record<string, Parameters<Panel['world']['faults']['add']>[0]['does']> = {
  'answer lost after the deed': { kind: 'lost-answer' },
  'line broken before the deed': { kind: 'reset' },
  'error of its own': { kind: 'status', status: 500, code: 'UniqueConstraintViolationException' },
  'error after the deed': { kind: 'status-after', status: 500, code: 'DataValidationException' },
  'node away': { kind: 'status', status: 504, code: 'DaemonConnectionException' },
  'too many calls': {
    kind: 'status',
    status: 429,
    code: 'ThrottleRequestsException',
    headers: { 'retry-after': '7' },
  },
  'too many calls, until nobody knows when': { kind: 'status', status: 429, code: 'ThrottleRequestsException' },
  maintenance: { kind: 'status', status: 503, headers: { 'retry-after': '60' } },
  'page instead of an answer': { kind: 'html', status: 200 },
  'page that forbids': { kind: 'html', status: 403 },
  'page of a proxy': { kind: 'html', status: 502 },
  [noAnswer]: { kind: 'slow', ms: 60_000 },
};

/** Counts the calls to a panel, and spoils the one that is meant. */
export function disturbances({ world: { faults } }: Panel): Pick<Trial, 'disturb' | 'calm'> {
  const { meeting } = faults;
  let left = 0;
  let fault = '';
  faults.meeting = (arrival) => {
    if (left > 0 && --left === 0) faults.add({ does: panelFaults[fault]! });
    return meeting(arrival);
  };
  return {
    disturb(next, nth) {
      left = nth;
      fault = next;
    },
    calm() {
      const isMet = left === 0;
      left = 0;
      return isMet;
    },
  };
}
