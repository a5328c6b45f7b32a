import type { Orm } from '../../db/orm.ts';
import { type Audience, readMissed } from '../../db/queries/live-events.ts';
import { reading } from '../../db/scope.ts';
import { isAfter, type LoggedEvent, type Position, roomsOf, staffTopic } from '../../domain/events.ts';
import { databaseAway } from '../outside-errors.ts';
import type { Feed } from './feed.ts';
import type { Line } from './line.ts';

/** More is not told one by one: whoever missed it loads anew what it shows. */
const most = 1_000;

export interface Joined {
  /** From here on everything is heard. */
  position: Position;
  /** Something before it was not told. */
  resync?: true;
}

interface Needed {
  orm: Orm;
  feed: Feed;
}

/** Joins rooms so that nothing after a position is lost and nothing is told twice. Without one, from now on. */
export async function joinAfter(
  { orm, feed }: Needed,
  line: Line,
  { rooms, after }: { rooms: readonly string[]; after: Position | undefined },
): Promise<Joined> {
  if (after === undefined) return join([]);
  // Another process may have told more than we have read.
  if (isAfter(after, positionNow())) await feed.look();
  const atHand = feed.since(after);
  if (atHand) return isAfter(after, positionNow()) ? join(null) : join(atHand);

  const upTo = positionNow();
  const missed = await readMissed(reading(orm, { kind: 'system' }), audienceOf(rooms), { after, upTo, atMost: most });
  const meanwhile = feed.since(upTo);
  return join(missed && meanwhile && [...missed, ...meanwhile]);

  /** Nothing can happen between here and the end: what is told next is told to this line too. */
  function join(missed: readonly LoggedEvent[] | null): Joined {
    const position = positionNow();
    const theirs = missed?.filter((event) => roomsOf(event).some((room) => rooms.includes(room))) ?? [];
    const isTooMuch = missed === null || theirs.length > most;
    line.join(rooms, isTooMuch || after === undefined ? position : after, isTooMuch ? [] : theirs);
    return { position, ...(isTooMuch && { resync: true }) };
  }

  function positionNow(): Position {
    const position = feed.position();
    if (position === null) throw databaseAway();
    return position;
  }
}

const audienceOf = (rooms: readonly string[]): Audience => ({
  topics: rooms,
  customers: rooms.flatMap((room) => (room.startsWith('user:') ? [room.slice('user:'.length)] : [])),
  isStaff: rooms.includes(staffTopic),
});
