import { noPoll } from '../http/api-error.ts';
import { vote as cast } from '../messages/polls.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { activeSeatOf } from './person.ts';
import { messageFor } from './see-message.ts';

/** Answers a poll, or takes all answers back. */
export function vote(
  world: World,
  person: User,
  { channel, message: id, answers }: { channel: string; message: string; answers: number[] },
): void {
  const seat = activeSeatOf(world, person, channel);
  const message = messageFor(world, person, seat, id);
  if (!message.poll) throw noPoll();
  cast(world, message, person.id, answers);
}
