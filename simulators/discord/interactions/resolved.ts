import { presentAttachment } from '../present/attachment.ts';
import { presentRole } from '../present/role.ts';
import { presentMembership, presentUser } from '../present/user.ts';
import type { Application, Attachment, Channel, Role, Snowflake, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { permissionsOf, presentChosen } from './partial-channel.ts';

/** Whoever and whatever a person has chosen. */
export type Chosen =
  | { kind: 'user'; user: User }
  | { kind: 'role'; role: Role }
  | { kind: 'channel'; channel: Channel }
  | { kind: 'attachment'; attachment: Attachment };

interface Place {
  application: Application;
  userId: Snowflake;
  /** Where it is chosen. */
  channel: Channel;
}

type Resolved = Partial<Record<'users' | 'members' | 'roles' | 'channels' | 'attachments', Record<Snowflake, object>>>;

/** What was chosen, in full, by its id; undefined where nothing was. */
export function resolvedOf(world: World, place: Place, chosen: readonly Chosen[]): Resolved | undefined {
  if (chosen.length === 0) return undefined;
  const resolved: Resolved = {};
  const put = (where: keyof Resolved, id: Snowflake, what: object) => {
    resolved[where] = { ...resolved[where], [id]: what };
  };
  for (const it of chosen) {
    if (it.kind === 'user') putUser(world, place, it.user, put);
    else if (it.kind === 'role') put('roles', it.role.id, presentRole(it.role));
    else if (it.kind === 'channel') put('channels', it.channel.id, presentOne(world, place, it.channel));
    else
      put(
        'attachments',
        it.attachment.id,
        presentAttachment(world, it.attachment, { channelId: place.channel.id, onlyFor: place.userId }),
      );
  }
  return resolved;
}

const presentOne = (world: World, { userId, application }: Place, channel: Channel) =>
  presentChosen(world, channel, userId, application);

function putUser(
  world: World,
  { channel }: Place,
  user: User,
  put: (where: keyof Resolved, id: Snowflake, what: object) => void,
): void {
  put('users', user.id, presentUser(user));
  const member = world.state.members.get(channel.guildId ?? '')?.get(user.id);
  if (!member) return;
  const { deaf: _, mute: __, ...membership } = presentMembership(member);
  put('members', user.id, { ...membership, permissions: String(permissionsOf(world, user.id, channel)) });
}
