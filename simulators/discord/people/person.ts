import { holdsMessages } from '../channels/kinds.ts';
import type { Seat } from '../commands/visible.ts';
import { isTimedOut } from '../permissions/compute.ts';
import { isAdministrator, permissionsIn, requireChannel } from '../permissions/require.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot, notThere } from './cannot.ts';

/** Bots do nothing by hand. */
export function personOf({ state }: World, userId: string): User {
  const user = state.users.get(userId);
  if (!user || user.bot) throw notThere('person');
  return user;
}

/** Where a person is looking. */
export const seatOf = (world: World, person: User, channelId: string): Seat =>
  requireChannel(world, person.id, channelId);

/** Where a person does something. Whoever is timed out only looks on. */
export function activeSeatOf(world: World, person: User, channelId: string): Seat {
  const { channel, standing } = seatOf(world, person, channelId);
  if (!holdsMessages(channel)) throw cannot('There are no messages here.');
  if (standing && isTimedOut(world, standing.member) && !isAdministrator(world, standing)) {
    throw cannot('You are timed out.');
  }
  return { channel, standing };
}

export const may = (world: World, { channel, standing }: Seat, bits: bigint): boolean =>
  standing === null || (permissionsIn(world, standing, channel) & bits) === bits;
