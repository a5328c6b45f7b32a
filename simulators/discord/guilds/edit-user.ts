import { Event, tellUser } from '../events/tell.ts';
import { presentOwnUser } from '../present/user.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { tellMember } from './tell.ts';

type Looks = Partial<Pick<User, 'username' | 'globalName' | 'avatar' | 'banner'>>;

/** The user hears of it, and every guild that the user is in. */
export function editUser(world: World, user: User, looks: Looks): void {
  Object.assign(user, looks);
  tellUser(world, user.id, { event: Event.UserUpdate, data: presentOwnUser(user, { withEmail: false }) });
  for (const members of world.state.members.values()) {
    const member = members.get(user.id);
    if (member) tellMember(world, Event.GuildMemberUpdate, member);
  }
}
