import type { PanelVersion } from '../../simulators/pterodactyl/options.ts';
import type { Panel } from '../../simulators/pterodactyl/panel.ts';
import type { Trial } from './trial.ts';

type Deed = Parameters<Panel['world']['faults']['add']>[0]['does'];

/** This one takes longer than a host that is made for it has patience. */
export const noAnswer = 'no answer in time';
/** The panel itself is well, and does of a deed what it does without its node. */
const nodeDown = 'node down during the call';

const nodeAway: Record<PanelVersion, Deed> = {
  '1.11': { kind: 'status', status: 504, code: 'DaemonConnectionException' },
  '1.12': { kind: 'status', status: 504, code: 'DaemonConnectionException' },
  pelican: { kind: 'status', status: 500, code: 'ConnectionException' },
};

const answers: Record<string, Deed> = {
  'answer lost after the deed': { kind: 'lost-answer' },
  'line broken before the deed': { kind: 'reset' },
  'error of its own': { kind: 'status', status: 500, code: 'UniqueConstraintViolationException' },
  'error after the deed': { kind: 'status-after', status: 500, code: 'DataValidationException' },
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

/** What can go wrong with a call to a panel. */
export const panelFaults = ['node away', nodeDown, ...Object.keys(answers)];

/** Counts the calls to a panel, and spoils the one that is meant. */
export function disturbances({ world }: Panel): Pick<Trial, 'disturb' | 'calm'> {
  const { faults, ailments, options } = world;
  const { meeting } = faults;
  let left = 0;
  let fault = '';

  function spoil(): void {
    if (fault === nodeDown) ailments.set(1, { down: true });
    else faults.add({ does: answers[fault] ?? nodeAway[options.version] });
  }

  faults.meeting = (arrival) => {
    ailments.delete(1);
    if (left > 0 && --left === 0) spoil();
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
      ailments.delete(1);
      return isMet;
    },
  };
}
