import type { Problem } from '../errors.ts';
import { problemFor } from './answer.ts';
import { joinAfter } from './catch-up.ts';
import { type Line, ownRooms } from './line.ts';
import { type Desk, tooManyRooms } from './requests.ts';
import { requireRight, subjectOf } from './subjects.ts';

interface Wish {
  rooms: readonly string[];
  after: string | undefined;
}

/** Joins what somebody may hear of what they want to hear, tells what they missed of it, and then where they are. */
export async function welcome(desk: Desk, line: Line, { rooms: wanted, after }: Wish): Promise<void> {
  const refused: { room: string; problem: Problem }[] = [];
  const rooms = ownRooms(line.actor);
  for (const room of new Set(wanted)) {
    try {
      if (rooms.length >= desk.limits.rooms) throw tooManyRooms(desk.limits);
      await requireRight(desk, line.actor, subjectOf(room));
      rooms.push(room);
    } catch (error) {
      refused.push({ room, problem: problemFor(error, desk.logger) });
    }
  }
  const { position, resync } = await joinAfter(desk, line, { rooms, after });
  if (resync) line.socket.emit('resync', { position });
  line.socket.emit('ready', { position, rooms, refused });
}
