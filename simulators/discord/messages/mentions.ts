import { PermissionFlagsBits as Bits, ComponentType } from 'discord-api-types/v10';
import { permissionsIn } from '../permissions/require.ts';
import type { Channel, Message, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { AllowedMentions } from './allowed-mentions.ts';
import { walk } from './components/walk.ts';
import type { Writer } from './draft.ts';

interface Spoken {
  text: string;
  allowed: AllowedMentions | null;
  /** Whose message is answered. */
  repliedTo: Snowflake | null;
}

/** Whom a message mentions. */
export function mentionsOf(
  world: World,
  { text, allowed, repliedTo }: Spoken,
  { writer, channel }: { writer: Writer; channel: Channel },
): Message['mentions'] {
  const { state } = world;
  const spoken = text.replace(/```.*?```|`[^`]*`/gs, '');
  const mayPingAll = pingsAll(world, writer, channel);
  const parses = (kind: 'users' | 'roles' | 'everyone') => !allowed || (allowed.parse?.includes(kind) ?? false);
  const meant = (kind: 'users' | 'roles', pattern: RegExp) =>
    idsIn(spoken, pattern).filter((id) => parses(kind) || allowed?.[kind]?.includes(id));

  const users = meant('users', /<@!?(\d+)>/g).filter((id) => state.users.has(id));
  if (repliedTo && state.users.has(repliedTo) && (allowed?.replied_user ?? !allowed)) users.push(repliedTo);
  const roles = meant('roles', /<@&(\d+)>/g).filter((id) => {
    const role = state.roles.get(channel.guildId ?? '')?.get(id);
    return role !== undefined && (role.mentionable || mayPingAll);
  });
  const everyone = mayPingAll && parses('everyone') && /@(everyone|here)\b/.test(spoken);
  return { users: [...new Set(users)], roles, everyone };
}

const idsIn = (text: string, pattern: RegExp): Snowflake[] => [
  ...new Set([...text.matchAll(pattern)].map(([, id]) => id!)),
];

/** A webhook may; in a conversation of two there is nobody else. */
function pingsAll(world: World, { webhook, standing }: Writer, channel: Channel): boolean {
  if (webhook) return true;
  return standing !== null && (permissionsIn(world, standing, channel) & Bits.MentionEveryone) !== 0n;
}

/** All that is written in a message, wherever it stands, but for its embeds, which ping nobody. */
export const textOf = ({ content, components }: Pick<Message, 'content' | 'components'>): string =>
  [
    content,
    ...[...walk(components, '')]
      .filter(({ component }) => component.type === ComponentType.TextDisplay)
      .map(({ component }) => component['content']),
  ].join('\n');
