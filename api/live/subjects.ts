import type { Orm } from '../../db/orm.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { reading } from '../../db/scope.ts';
import { guildTopic, orderTopic } from '../../domain/events.ts';
import { type Actor, can, type Permission } from '../../domain/permission.ts';
import { requireDiscord } from '../auth/door.ts';
import { badInput, fieldErrors } from '../bad-input.ts';
import { id, snowflake } from '../fields.ts';
import { forbidden } from '../forbidden.ts';
import { scopeOf } from '../scope-of.ts';
import type { DiscordPart } from '../set-up-discord.ts';

export type SubjectName = 'order' | 'guild';

export interface Subject {
  name: SubjectName;
  id: string;
}

export interface Judges {
  orm: Orm;
  discord: DiscordPart | null;
}

interface Rule {
  shape: typeof id | typeof snowflake;
  topic(id: string): string;
  needs: Permission;
  require(judges: Judges, actor: Actor, id: string): Promise<unknown>;
}

/** What can be listened to, and by whom: by those who may read it by the routes. */
const rules: Record<SubjectName, Rule> = {
  order: {
    shape: id,
    topic: orderTopic,
    needs: 'order.read',
    require: ({ orm }, actor, orderId) => getOrder(reading(orm, scopeOf(actor)), orderId),
  },
  guild: {
    shape: snowflake,
    topic: guildTopic,
    needs: 'guild.read',
    require: async (judges, actor, guildId) => requireDiscord(judges).rights.requireManager(actor.id, guildId),
  },
};

export const subjectNames = Object.keys(rules) as SubjectName[];
export const topicOf = ({ name, id }: Subject): string => rules[name].topic(id);

/** Refuses what is no id. */
export function readSubject(name: SubjectName, said: unknown): Subject {
  const { data, error } = rules[name].shape.safeParse(said);
  if (error) throw badInput(fieldErrors(error.issues.map((issue) => ({ ...issue, path: [`${name}Id`] }))));
  return { name, id: data };
}

/** The other way round, for `order:<id>`; null for a room that nobody asks for. */
export function asSubject(room: string): Subject | null {
  const name = subjectNames.find((it) => room.startsWith(`${it}:`));
  return name ? readSubject(name, room.slice(name.length + 1)) : null;
}

export function subjectOf(room: string): Subject {
  const subject = asSubject(room);
  if (subject) return subject;
  throw badInput([{ field: 'rooms', message: 'must be order:<id> or guild:<id>.' }]);
}

export async function requireRight(judges: Judges, actor: Actor, { name, id }: Subject): Promise<void> {
  if (!can(actor, rules[name].needs)) throw forbidden();
  await rules[name].require(judges, actor, id);
}
