import { ComponentType, ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import type { Seat } from '../commands/visible.ts';
import type { Chosen } from '../interactions/resolved.ts';
import { mayView } from '../permissions/compute.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';

type Entity = 'user' | 'role' | 'channel' | 'mentionable';

/** What an option, or a select, of this kind asks for; null: nothing that has an id. */
export const entityOfOption: Partial<Record<Kind, Entity>> = {
  [Kind.User]: 'user',
  [Kind.Role]: 'role',
  [Kind.Channel]: 'channel',
  [Kind.Mentionable]: 'mentionable',
};
export const entityOfSelect: Partial<Record<ComponentType, Entity>> = {
  [ComponentType.UserSelect]: 'user',
  [ComponentType.RoleSelect]: 'role',
  [ComponentType.ChannelSelect]: 'channel',
  [ComponentType.MentionableSelect]: 'mentionable',
};

/** Somebody, or something, that the person sees, by its id. */
export function choose(
  world: World,
  person: User,
  { standing, channel: here }: Seat,
  { id, entity, channelTypes = [] }: { id: unknown; entity: Entity; channelTypes?: readonly number[] },
): Chosen {
  const { state } = world;
  const key = String(id);
  const user = state.users.get(key);
  const role = standing && state.roles.get(standing.guild.id)?.get(key);
  const channel = state.channels.get(key);
  if (user && (entity === 'user' || entity === 'mentionable')) return { kind: 'user', user };
  if (role && (entity === 'role' || entity === 'mentionable')) return { kind: 'role', role };
  if (entity !== 'channel' || !channel || channel.guildId !== here.guildId || !mayView(world, person.id, channel))
    throw cannot(`There is no ${entity} ${key} to choose here.`);
  if (channelTypes.length > 0 && !channelTypes.includes(channel.type))
    throw cannot(`#${channel.name} is not of a kind that is asked for.`);
  return { kind: 'channel', channel };
}
