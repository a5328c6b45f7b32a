import { nameOfPass, readStandings, type Standing } from '../../db/queries/live-rights.ts';
import { Refusal } from '../../domain/refusal.ts';
import { forbidden } from '../forbidden.ts';
import { problemFor } from './answer.ts';
import { joinAfter } from './catch-up.ts';
import { type Line, ownRooms } from './line.ts';
import type { Desk } from './requests.ts';
import { asSubject, requireRight } from './subjects.ts';

/** Holds lines against what their owners may do by now; `lines` are those that are open. */
export async function checkRights(desk: Desk, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const standings = await readStandings(
    desk.orm,
    lines.map(({ pass }) => pass),
  );
  await Promise.all(
    lines.map((line) => line.inTurn(() => holdAgainst(desk, line, standings.get(nameOfPass(line.pass))))),
  );
}

async function holdAgainst(desk: Desk, line: Line, standing: Standing | undefined): Promise<void> {
  if (!line.socket.connected) return;
  if (!standing) return line.end(isOver(line));
  line.actor = { ...line.actor, ...standing };
  const own = ownRooms(line.actor);
  for (const room of line.rooms()) {
    if (own.includes(room)) continue;
    const problem = await whyNot(desk, line, room);
    if (!problem) continue;
    line.leave(room);
    line.socket.emit('unsubscribed', { room, problem });
  }
  const gained = own.filter((room) => !line.hears(room));
  if (gained.length > 0) await joinAfter(desk, line, { rooms: gained, after: undefined });
}

/** What cannot be judged at this moment, because Discord or the database is away, is judged the next time. */
async function whyNot(desk: Desk, line: Line, room: string) {
  try {
    const subject = asSubject(room);
    if (!subject) throw forbidden('You may not hear of this any more.');
    await requireRight(desk, line.actor, subject);
    return null;
  } catch (error) {
    return error instanceof Refusal ? problemFor(error, desk.logger) : null;
  }
}

const isOver = ({ pass }: Line) =>
  pass.kind === 'session'
    ? new Refusal('session-over', 'You are signed out here, so nothing more is told.', { remedy: 'Sign in again.' })
    : new Refusal('session-over', 'This API key is not valid any more, so nothing more is told.', {
        remedy: 'Connect with another key.',
      });
