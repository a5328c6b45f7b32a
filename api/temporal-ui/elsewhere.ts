import { Refusal } from '../../domain/refusal.ts';
import type { Wanted } from './reads.ts';

const anyId = '<order id>';

interface Instead {
  sentence: string;
  remedy: string;
}

/** What Temporal's UI offers and Botyard does itself, by the last word of its address. */
const instead: Record<string, (orderId: string) => Instead> = {
  cancel: (id) => ({
    sentence: 'An order is not cancelled in Temporal: its customer would neither be told nor get money back.',
    remedy: `Cancel it in Botyard: POST /api/orders/${id}/cancel.`,
  }),
  terminate: (id) => ({
    sentence: 'An order is not terminated in Temporal: its bot would go on running, and its money would stay open.',
    remedy: `Terminate it in Botyard: POST /api/admin/orders/${id}/terminate.`,
  }),
  reset: (id) => ({
    sentence:
      'An order is not reset in Temporal: that would send it back in time, and what is written of it would not follow.',
    remedy: `Try again what has failed in Botyard: POST /api/admin/orders/${id}/retry.`,
  }),
  pause: stuck,
  unpause: stuck,
  'update-options': stuck,
};

function stuck(id: string): Instead {
  return {
    sentence: 'The steps of an order are not steered in Temporal; Botyard tries them again by itself.',
    remedy: `Try again what waits for staff in Botyard: POST /api/admin/orders/${id}/retry.`,
  };
}

const otherwise: Instead = {
  sentence: 'In Temporal, Botyard lets staff read, and admins send the signals approve and reject.',
  remedy: 'Everything else is done in Botyard: /api/docs lists all that there is.',
};

/** The "no" to whatever would change something behind Botyard's back, with the place where it is done. */
export function doneElsewhere({ parts }: Wanted): Refusal {
  const orderId = /^order:([\w-]+)$/.exec(parts[3] ?? '')?.[1] ?? anyId;
  const word = parts[2] === 'activities' ? 'pause' : (parts.at(-1) ?? '');
  const { sentence, remedy } = Object.hasOwn(instead, word) ? instead[word]!(orderId) : otherwise;
  return new Refusal('not-in-temporal', sentence, { remedy });
}
