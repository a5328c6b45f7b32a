import { ApplicationCommandType as Type } from 'discord-api-types/v10';
import type { Fault } from '../http/api-error.ts';
import type { Command } from '../state/rows.ts';
import { type Fields, fields, listOf, within } from '../validation/compound.ts';
import { defaulting, type Field, nullable, optional, present, ruled } from '../validation/field.ts';
import { bits, boolean, choice, text } from '../validation/kinds.ts';
import { description, localized, menuName, slashName } from './names.ts';
import { options } from './options.ts';
import { sizeFault } from './size.ts';

/** A command as an application describes it. */
export type Described = Omit<Command, 'id' | 'applicationId' | 'guildId' | 'version'>;

const unique = <Value>(values: Value[], at: string): Fault | null =>
  new Set(values).size === values.length
    ? null
    : { at, code: 'BASE_TYPE_UNIQUE', message: 'Only unique values are allowed.' };

const common = {
  default_member_permissions: defaulting(nullable(bits), null),
  nsfw: defaulting(boolean, false),
};
const everywhere = {
  contexts: defaulting(nullable(ruled(listOf(choice([0, 1, 2]), { min: 1, max: 3 }), unique)), null),
  integration_types: defaulting(ruled(listOf(choice([0, 1]), { min: 1, max: 2 }), unique), [0]),
  dm_permission: defaulting(nullable(boolean), null),
};

const slashShape = {
  name: slashName,
  name_localizations: defaulting(nullable(localized(slashName)), null),
  description,
  description_localizations: defaulting(nullable(localized(description)), null),
  options: defaulting(options, []),
};
const menuShape = {
  name: menuName,
  name_localizations: defaulting(nullable(localized(menuName)), null),
  description: defaulting(text({ max: 0 }), ''),
  options: optional(nullable(listOf(options, { max: 0 }))),
};

const types = [Type.ChatInput, Type.User, Type.Message] as const;

/** What may be said of a command, wherever it is. */
export const commandFields = [...new Set(['type', ...Object.keys({ ...common, ...everywhere, ...slashShape })])];

/** A command of one guild, or one that is meant for everywhere. */
export const describedCommand = ({ guildId }: Pick<Command, 'guildId'>): Field<Described> =>
  present((value, place) => {
    const type = defaulting(choice(types), Type.ChatInput).read((value as { type?: unknown }).type, {
      ...place,
      at: within(place.at, 'type'),
    });
    const shape: Fields = {
      ...common,
      ...(guildId === null ? everywhere : guildAlone),
      ...(type === Type.ChatInput ? slashShape : menuShape),
    };
    const before = place.faults.length;
    const read = fields(shape).read(value, place) as Record<string, never>;
    const fault = place.faults.length === before ? sizeFault(read as never, place.at) : null;
    if (fault) place.faults.push(fault);
    return fromWire(type, read ?? {});
  });

const onlyGlobal = (at: string): Fault => ({
  at,
  code: 'APPLICATION_COMMAND_GLOBAL_ONLY',
  message: 'This field is only available on global commands',
});
const nothing: Field<null> = {
  isOptional: true,
  read(value, { at, faults }) {
    if (value !== undefined && value !== null) faults.push(onlyGlobal(at));
    return null;
  },
};
const guildAlone = { contexts: nothing, integration_types: nothing };

const fromWire = (type: Command['type'], read: Record<string, never>): Described => ({
  type,
  name: read['name']!,
  nameLocalizations: read['name_localizations'] ?? null,
  description: read['description'] ?? '',
  descriptionLocalizations: read['description_localizations'] ?? null,
  options: read['options'] ?? [],
  defaultMemberPermissions: read['default_member_permissions'] ?? null,
  nsfw: read['nsfw'] ?? false,
  contexts: read['contexts'] ?? (read['dm_permission'] === false ? [0] : null),
  integrationTypes: read['integration_types'] ?? [0],
});
