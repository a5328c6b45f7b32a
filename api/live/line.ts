import type { Socket } from 'socket.io';
import type { Pass } from '../../db/queries/live-rights.ts';
import { isAfter, type LoggedEvent, type Position, roomsOf, staffTopic, userTopic } from '../../domain/events.ts';
import { type Actor, can } from '../../domain/permission.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { problemOf } from '../errors.ts';

export type Line = ReturnType<typeof openLine>;

interface Opening {
  actor: Actor;
  pass: Pass;
  /** Null: it cannot be told. */
  present(event: LoggedEvent, reader: { isStaff: boolean }): object | null;
}

/** Rooms that somebody is in without asking. */
export const ownRooms = (actor: Actor): string[] => [
  ...(can(actor, 'order.read') ? [userTopic(actor.id)] : []),
  ...(can(actor, 'admin.read') ? [staffTopic] : []),
];

/** One connection: who is at its other end, and what was told there. */
export function openLine(socket: Socket, { actor, pass, present }: Opening) {
  /** From where on each room was heard. */
  const heardFrom = new Map<string, Position>();
  let turn: Promise<unknown> = Promise.resolve();

  const wasTold = (event: LoggedEvent) =>
    roomsOf(event).some((room) => {
      const from = heardFrom.get(room);
      return from !== undefined && isAfter(event.position, from);
    });

  return {
    socket,
    pass,
    actor,
    rooms: () => [...heardFrom.keys()],
    hears: (room: string) => heardFrom.has(room),

    /** One thing after the other, so that nothing is joined by a right that has just ended. */
    inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
      const next = turn.then(work);
      turn = next.catch(() => undefined);
      return next;
    },

    /** Tells what these rooms were told before, but for what was heard in others, and joins them: in one go. */
    join(rooms: readonly string[], from: Position, missed: readonly LoggedEvent[]): void {
      const isStaff = heardFrom.has(staffTopic) || rooms.includes(staffTopic);
      for (const event of missed) {
        const told = wasTold(event) ? null : present(event, { isStaff });
        if (told) socket.emit(event.event, told);
      }
      for (const room of rooms) if (!heardFrom.has(room)) heardFrom.set(room, from);
      void socket.join([...rooms]);
    },

    leave(room: string): void {
      heardFrom.delete(room);
      void socket.leave(room);
    },

    /** Says why, and hangs up. */
    end(refusal: Refusal): void {
      socket.emit('ended', { problem: problemOf(refusal) });
      socket.disconnect(true);
    },
  };
}
