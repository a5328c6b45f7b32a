import type { Option } from '../parts/option.ts';
import { isCategory, isThread } from './channels.ts';
import { colourOf, hex, higherFirst, nameIn } from './names.ts';
import type { Stage } from './stage.ts';
import type { User } from './types.ts';

type Seen = Pick<Stage, 'scene' | 'guild' | 'channel' | 'me'>;

export type Entity = 'user' | 'role' | 'channel' | 'mentionable';

function people({ scene, guild, channel, me }: Seen): User[] {
  if (!guild) return [me, ...(channel?.recipients ?? [])];
  return Object.values(scene.members[guild.id] ?? {}).map(({ user }) => user);
}

const users = (seen: Seen): Option[] =>
  people(seen).map((user) => ({
    value: user.id,
    label: nameIn(seen.scene, seen.guild?.id ?? null, user),
    detail: user.username,
    colour: colourOf(seen.guild, seen.scene.members[seen.guild?.id ?? '']?.[user.id]),
    sign: '@',
  }));

const roles = ({ guild }: Seen): Option[] =>
  [...(guild?.roles ?? [])].sort(higherFirst).map(({ id, name, color }) => ({
    value: id,
    label: name.replace(/^@/, ''),
    detail: 'role',
    colour: color ? hex(color) : undefined,
    sign: '@',
  }));

function channels({ scene, guild }: Seen, types: readonly number[]): Option[] {
  const ofGuild = Object.values(scene.channels).filter(({ guild_id: id }) => id === guild?.id && guild);
  const wanted = ofGuild.filter(({ type }) => types.length === 0 || types.includes(type));
  return wanted.map((channel) => ({
    value: channel.id,
    label: channel.name ?? '',
    detail: isCategory(channel) ? 'category' : isThread(channel) ? 'thread' : undefined,
    sign: '#',
  }));
}

/** Whom, or what, one can choose from here. */
export function optionsFor(seen: Seen, entity: Entity, channelTypes: readonly number[] = []): Option[] {
  if (entity === 'user') return users(seen);
  if (entity === 'role') return roles(seen);
  return entity === 'channel' ? channels(seen, channelTypes) : [...users(seen), ...roles(seen)];
}
