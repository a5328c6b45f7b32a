import {
  ApplicationCommandOptionType as Kind,
  type APIApplicationCommandBasicOption as Option,
} from 'discord-api-types/v10';
import type { Seat } from '../commands/visible.ts';
import type { Chosen } from '../interactions/resolved.ts';
import { attachmentOf } from '../messages/attachments.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';
import { choose, entityOfOption } from './choose-entity.ts';
import { fileSchema, uploadOf } from './file.ts';

interface Filled {
  value: string | number | boolean;
  chosen?: Chosen;
}

/** What a person has typed or picked for an option, as the person's program lets it through. */
export function filled(world: World, person: User, seat: Seat, option: Option, given: unknown): Filled {
  const entity = entityOfOption[option.type];
  if (entity) {
    const channelTypes = option.type === Kind.Channel ? (option.channel_types ?? []) : [];
    const chosen = choose(world, person, seat, { id: given, entity, channelTypes });
    return { value: String(given), chosen };
  }
  if (option.type === Kind.Attachment) {
    const file = fileSchema.safeParse(given);
    if (!file.success) throw cannot(`"${option.name}" is a file.`);
    const attachment = attachmentOf(world, uploadOf(file.data));
    return { value: attachment.id, chosen: { kind: 'attachment', attachment } };
  }
  return { value: plain(option, given) };
}

function plain(option: Option, given: unknown): string | number | boolean {
  const { name } = option;
  if (option.type === Kind.Boolean) {
    if (typeof given === 'boolean') return given;
    throw cannot(`"${name}" is either true or false.`);
  }
  const value = option.type === Kind.String ? textFor(option, given) : numberFor(option as NumberOption, given);
  const { choices = [] } = option as { choices?: { value: unknown }[] };
  if (choices.length > 0 && !choices.some((it) => it.value === value))
    throw cannot(`"${value}" is no choice of "${name}".`);
  return value;
}

type StringOption = Extract<Option, { type: Kind.String }>;
type NumberOption = Extract<Option, { type: Kind.Integer | Kind.Number }>;

function textFor({ name, min_length: min = 0, max_length: max = 6_000 }: StringOption, given: unknown): string {
  if (typeof given !== 'string' || given === '') throw cannot(`"${name}" is a text.`);
  if (given.length < min || given.length > max) throw cannot(`"${name}" has between ${min} and ${max} characters.`);
  return given;
}

function numberFor(option: NumberOption, given: unknown): number {
  const { name, type, min_value: min = -(2 ** 53), max_value: max = 2 ** 53 } = option;
  if (typeof given !== 'number' || !Number.isFinite(given)) throw cannot(`"${name}" is a number.`);
  if (type === Kind.Integer && !Number.isInteger(given)) throw cannot(`"${name}" is a whole number.`);
  if (given < min || given > max) throw cannot(`"${name}" is between ${min} and ${max}.`);
  return given;
}
