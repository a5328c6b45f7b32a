import type { Logger } from 'pino';
import { z } from 'zod';
import type { Orm } from '../../db/orm.ts';
import type { Position } from '../../domain/events.ts';
import { Refusal } from '../../domain/refusal.ts';
import { badInput, fieldErrors } from '../bad-input.ts';
import { problemFor } from './answer.ts';
import { joinAfter } from './catch-up.ts';
import { position } from './enter.ts';
import type { Feed } from './feed.ts';
import type { LiveLimits } from './limits.ts';
import type { Line } from './line.ts';
import { type Judges, readSubject, requireRight, type SubjectName, subjectNames, topicOf } from './subjects.ts';

export interface Desk extends Judges {
  orm: Orm;
  feed: Feed;
  limits: LiveLimits;
  logger: Logger;
}

const Wish = z.strictObject({ after: position.optional() });

type Asked = [name: SubjectName, id: unknown, after: Position | undefined];

/** `subscribe_order`, `unsubscribe_guild` and so on: an id, perhaps `{ after }`, and whom to answer. */
export function takeRequests(desk: Desk, line: Line): void {
  const deeds = { subscribe, unsubscribe };
  for (const name of subjectNames) {
    for (const [deed, work] of Object.entries(deeds)) {
      line.socket.on(`${deed}_${name}`, (...said: unknown[]) => {
        const answer = typeof said.at(-1) === 'function' ? (said.pop() as (answer: object) => void) : () => undefined;
        void line
          .inTurn(async () => work(desk, line, [name, said[0], readWish(said[1])]))
          .then(
            (told) => answer({ ok: true, ...told }),
            (error) => answer({ ok: false, problem: problemFor(error, desk.logger) }),
          );
      });
    }
  }
}

function readWish(said: unknown): Position | undefined {
  const { data, error } = Wish.safeParse(said ?? {});
  if (error) throw badInput(fieldErrors(error.issues));
  return data.after;
}

async function subscribe(desk: Desk, line: Line, [name, id, after]: Asked) {
  const subject = readSubject(name, id);
  const room = topicOf(subject);
  if (line.hears(room)) return {};
  if (line.rooms().length >= desk.limits.rooms) throw tooManyRooms(desk.limits);
  await requireRight(desk, line.actor, subject);
  return joinAfter(desk, line, { rooms: [room], after });
}

/** Safe to repeat: who does not listen is done. */
async function unsubscribe(_desk: Desk, line: Line, [name, id]: Asked) {
  line.leave(topicOf(readSubject(name, id)));
  return {};
}

export const tooManyRooms = ({ rooms }: LiveLimits) =>
  new Refusal('too-many-rooms', `One connection hears of at most ${rooms} orders and guilds.`, {
    remedy: 'Unsubscribe from those that are not shown any more.',
  });
