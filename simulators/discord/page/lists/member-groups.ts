import type { APIRole } from 'discord-api-types/v10';
import { higherFirst, userName } from '../model/names.ts';
import type { Guild, Member, Presence } from '../model/types.ts';

/** A line of the list of members: the name of a group, or somebody. */
export type MemberLine = { is: 'heading'; words: string } | { is: 'member'; member: Member };

/** Those of roles that are shown apart, then all who are online, then the others; each by name. */
export function memberLines(
  guild: Guild,
  members: Readonly<Record<string, Member>>,
  presences: Readonly<Record<string, Presence>>,
): MemberLine[] {
  const shown = guild.roles.filter(({ hoist }) => hoist).sort(higherFirst);
  const groupOf = ({ user, roles }: Member): string => {
    if ((presences[user.id]?.status ?? 'offline') === 'offline') return 'Offline';
    return shown.find(({ id }) => roles.includes(id))?.id ?? 'Online';
  };
  const byGroup = Map.groupBy(Object.values(members), groupOf);
  const order: Pick<APIRole, 'id' | 'name'>[] = [...shown, ...['Online', 'Offline'].map((id) => ({ id, name: id }))];
  return order.flatMap(({ id, name }) => {
    const those = byGroup.get(id);
    if (!those) return [];
    const lines = sorted(those).map((member) => ({ is: 'member', member }) as const);
    return [{ is: 'heading', words: `${name} — ${those.length}` } as const, ...lines];
  });
}

const { compare } = new Intl.Collator();

const sorted = (members: readonly Member[]): Member[] =>
  members
    .map((member) => ({ member, name: member.nick ?? userName(member.user) }))
    .sort((one, other) => compare(one.name, other.name))
    .map(({ member }) => member);
