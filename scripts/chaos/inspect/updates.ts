import { setTimeout as pause } from 'node:timers/promises';
import { isAfter, type Position } from '../../../domain/events.ts';
import { double, type Finding, lost } from '../findings.ts';
import type { Witness } from '../witness.ts';
import type { OpenBooks } from './database.ts';

/** What was said last may still be on its way. */
const patienceMs = 30_000;

/** Every change of every order was told to everybody who listened all the time: once, and in order. */
export async function inspectUpdates(
  books: Pick<OpenBooks, 'all'>,
  witnesses: readonly Witness[],
  waitMs = patienceMs,
): Promise<Finding[]> {
  const logged = await books.all<{ position: Position }>(
    `select transaction_id::text || '.' || id as position from event_log where order_id is not null
     order by transaction_id, id`,
  );
  const positions = logged.map(({ position }) => position);
  for (const end = Date.now() + waitMs; Date.now() < end && !witnesses.every(hasHeard(positions.at(-1))); ) {
    await pause(100);
  }
  return witnesses.flatMap((witness) => testimony(witness, positions));
}

const hasHeard =
  (position: Position | undefined) =>
  ({ heard }: Witness) =>
    position === undefined || heard.includes(position);

function testimony({ name, heard, complaints }: Witness, logged: readonly Position[]): Finding[] {
  const times = new Map<Position, number>();
  for (const position of heard) times.set(position, (times.get(position) ?? 0) + 1);
  const missed = logged.filter((position) => !times.has(position));
  const repeated = [...times].filter(([, count]) => count > 1);
  const isInOrder = heard.every((position, nth) => nth === 0 || !isAfter(heard[nth - 1]!, position));
  return [
    ...complaints.map((what) => lost(`The live connection of ${name} ${what}.`)),
    ...missed.map((position) => lost(`The live connection of ${name} was never told of ${position}.`)),
    ...repeated.map(([position, count]) =>
      double(`The live connection of ${name} was told ${count} times of ${position}.`),
    ),
    ...(isInOrder ? [] : [lost(`The live connection of ${name} was told of changes out of their order.`)]),
  ];
}
