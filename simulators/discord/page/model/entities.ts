import { matching, type Option, type Source } from '../parts/option.ts';
import { isCategory, isThread } from './channels.ts';
import { colourOf, hex, higherFirst, userName } from './names.ts';
import type { Stage } from './stage.ts';
import type { Channel, User } from './types.ts';

type Seen = Pick<Stage, 'store' | 'guild' | 'channel' | 'me'>;
type Role = NonNullable<Seen['guild']>['roles'][number];

export type Entity = 'user' | 'role' | 'channel' | 'mentionable';

/** As many as are offered at once: of ten thousand members nobody reads more. */
const most = 100;

function users({ store, guild, channel, me }: Seen): Source {
  const known = store.scene().members[guild?.id ?? ''] ?? {};
  const named = (user: User) => ({ user, label: known[user.id]?.nick ?? userName(user), detail: user.username });
  const people = () => (guild ? Object.values(known).map(({ user }) => user) : [me, ...(channel?.recipients ?? [])]);
  const optionOf = ({ user: { id }, label, detail }: ReturnType<typeof named>): Option => ({
    ...{ value: id, label, detail, sign: '@', colour: colourOf(guild, known[id]) },
  });
  return {
    find: (words) =>
      matching(
        people().map((user) => ({ ...named(user), value: user.id })),
        words,
      )
        .slice(0, most)
        .map(optionOf),
    get(id) {
      const user = known[id]?.user ?? people().find((it) => it.id === id);
      return user && optionOf(named(user));
    },
  };
}

const roleOption = ({ id, name, color }: Role): Option => ({
  ...{ value: id, label: name.replace(/^@/, ''), detail: 'role', sign: '@' },
  colour: color ? hex(color) : undefined,
});

const roles = ({ guild }: Seen): Option[] => [...(guild?.roles ?? [])].sort(higherFirst).map(roleOption);

const channelOption = (channel: Channel): Option => ({
  value: channel.id,
  label: channel.name ?? '',
  detail: isCategory(channel) ? 'category' : isThread(channel) ? 'thread' : undefined,
  sign: '#',
});

function channels({ store, guild }: Seen, types: readonly number[]): Option[] {
  const ofGuild = Object.values(store.scene().channels).filter(({ guild_id: id }) => guild !== null && id === guild.id);
  return ofGuild.filter(({ type }) => types.length === 0 || types.includes(type)).map(channelOption);
}

/** Whom, or what, one can choose from here. */
export function entities(seen: Seen, entity: Entity, channelTypes: readonly number[] = []): Source {
  const people = users(seen);
  const others = () => (entity === 'channel' ? channels(seen, channelTypes) : entity === 'user' ? [] : roles(seen));
  const hasPeople = entity === 'user' || entity === 'mentionable';
  return {
    find: (words) => [...(hasPeople ? people.find(words) : []), ...matching(others(), words)],
    get: (value) => (hasPeople ? people.get(value) : undefined) ?? others().find((it) => it.value === value),
  };
}
