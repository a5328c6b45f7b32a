import { isCategory } from '../model/channels.ts';
import { nameIn, userName } from '../model/names.ts';
import type { Place, Stage } from '../model/stage.ts';
import { matching, type Option } from '../parts/option.ts';

/** Somewhere to go: a place, or somebody to talk to. */
export interface Destination extends Option {
  to: Place | { userId: string };
}

const most = 20;

/** Channels of the guild that is looked at, conversations, guilds and members whose name has the words in it. */
export function destinations(
  { store, guild, me }: Pick<Stage, 'store' | 'guild' | 'me'>,
  words: string,
): Destination[] {
  const { channels, guilds, members } = store.scene();
  const all = Object.values(channels);
  const ofGuild = all.filter((it) => guild && it.guild_id === guild.id && !isCategory(it));
  const found: Destination[] = [
    ...ofGuild.map(({ id, name = '', guild_id = null }) => ({
      ...{ value: id, label: name, sign: '#', detail: guild?.name, to: { guildId: guild_id, channelId: id } },
    })),
    ...all.flatMap(({ id, recipients: [other] = [] }) =>
      other ? [{ value: id, label: userName(other), sign: '@', to: { guildId: null, channelId: id } }] : [],
    ),
    ...guilds.map(({ id, name }) => ({
      ...{ value: id, label: name, detail: 'server', to: { guildId: id, channelId: null } },
    })),
  ];
  const people = () =>
    Object.values(members[guild?.id ?? ''] ?? {})
      .filter(({ user }) => user.id !== me.id)
      .map(({ user }) => ({
        ...{ value: user.id, label: nameIn(store.scene(), guild?.id ?? null, user), detail: user.username, sign: '@' },
        to: { userId: user.id },
      }));
  return matching(words === '' ? found : [...found, ...people()], words).slice(0, most);
}
