import type { UpdateDefinition } from '@temporalio/common';
import { condition, log, setHandler } from '@temporalio/workflow';
import { effectOf } from '../../domain/command-effects.ts';
import { effectOfFact } from '../../domain/fact-effects.ts';
import {
  type OrderCommandName,
  type OrderCommands,
  orderCommandNames,
  refusalOf,
} from '../../domain/order-commands.ts';
import type { OrderFact } from '../../domain/order-facts.ts';
import type { Decision, OrderState } from '../../domain/order-state.ts';
import * as messages from '../order-messages.ts';
import type { Life } from './life.ts';
import { asFailure } from './refuse.ts';
import { refundsSettled } from './settling.ts';

/** How many commands an order remembers by their ids, so that one that is sent again is not done again. */
const remembered = 20;

/** Handlers only note what they are told; the story acts on it. */
export function listen(life: Life): void {
  hearFacts(life);
  for (const name of orderCommandNames) takeCommand(life, name);
  hearTemporalUi(life);
  setHandler(messages.orderState, () => life.state, { description: 'All that this order knows' });
}

/** The Temporal UI lists all signals. */
const notByHand = { description: 'Botyard sends this by itself' };

function hearFacts({ state, note }: Life): void {
  const hear = (fact: OrderFact) => {
    const effect = effectOfFact(fact, state);
    if (effect) note(effect);
  };
  setHandler(messages.paymentSubmitted, hear, notByHand);
  setHandler(messages.paymentConfirmed, hear, notByHand);
  setHandler(messages.paymentRejected, hear, notByHand);
  setHandler(messages.botTokenChanged, hear, notByHand);
  setHandler(messages.healthChanged, hear, notByHand);
  setHandler(messages.deploymentReported, hear, notByHand);
}

/** A command whose answer was lost may come again after Temporal has forgotten it, in a new run for example. */
function takeCommand<Name extends OrderCommandName>(life: Life, name: Name): void {
  const { state, note, recorded } = life;

  async function take(asked: OrderCommands[Name]): Promise<messages.CommandAnswer> {
    if (!isRepeated(state, asked)) {
      const settled = name === 'settle' ? await refundsSettled(life, asked as OrderCommands['settle']) : {};
      note({ ...effectOf(name, asked, state, Date.now()), ...settled, taken: takenWith(state, asked) });
      if (name === 'settle') await endedIfLast(life);
    }
    await recorded(state.version);
    return { phase: state.phase, version: state.version };
  }

  function validator(asked: OrderCommands[Name]): void {
    const refusal = isRepeated(state, asked) ? null : refusalOf(name, state, asked);
    if (refusal) throw asFailure(refusal);
  }

  const definition: UpdateDefinition<messages.CommandAnswer, [OrderCommands[Name]]> = messages.orderCommands[name];
  setHandler(definition, take, { validator });
}

const isRepeated = ({ taken }: OrderState, { noteId }: Decision): boolean => noteId !== null && taken.includes(noteId);

const takenWith = ({ taken }: OrderState, { noteId }: Decision): readonly string[] =>
  noteId === null ? taken : [...taken, noteId].slice(-remembered);

/** Money that is due back does not wait for the order's end, but an order that waits for it ends now. */
const endedIfLast = ({ state }: Life): Promise<void> =>
  condition(() => state.phase !== 'settling' || state.refundDue > 0 || state.paymentsWaiting > 0);

const nobodyKnown: Decision = { by: 'temporal-ui', noteId: null };

/** Signals are sent on by the api, which says whose session it was. What else comes in, such as a form of the Temporal UI filled in by hand, names nobody. */
function hearTemporalUi({ state, note }: Life): void {
  const hear = (name: 'approve' | 'reject') => (asked?: Decision) => {
    const decision = isDecision(asked) ? { by: asked.by, noteId: asked.noteId } : nobodyKnown;
    if (isRepeated(state, decision)) return;
    const refusal = refusalOf(name, state);
    if (refusal) log.warn(`The signal ${name} was not followed: ${refusal.message}`);
    else note({ ...effectOf(name, decision, state, Date.now()), taken: takenWith(state, decision) });
  };

  setHandler(messages.approvedInTemporal, hear('approve'), { description: 'Approve this paid order' });
  setHandler(messages.rejectedInTemporal, hear('reject'), {
    description: 'Reject this paid order; what was paid becomes a refund',
  });
}

const isDecision = (asked: Decision | undefined): asked is Decision & { noteId: string } =>
  typeof asked?.by === 'string' && typeof asked.noteId === 'string';
