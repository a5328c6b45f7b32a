import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import { type Fields, fields, listOf } from '../validation/compound.ts';
import { type Field, nullable, optional } from '../validation/field.ts';
import { boolean, choice, integer, number, text } from '../validation/kinds.ts';
import { channelTypes } from './channel-types.ts';
import { description, localized, slashName } from './names.ts';

const maybe = <Value>(field: Field<Value>) => optional(nullable(field));

const named = {
  name: slashName,
  name_localizations: maybe(localized(slashName)),
  description,
  description_localizations: maybe(localized(description)),
};
const value = { ...named, required: maybe(boolean) };

const choicesOf = (kind: Field<string | number>) =>
  maybe(
    listOf(
      fields({
        name: text({ min: 1, max: 100 }),
        name_localizations: maybe(localized(text({ min: 1, max: 100 }))),
        value: kind,
      }),
      { max: 25 },
    ),
  );

const largest = 2 ** 53;
const completed = { autocomplete: maybe(boolean) };
const whole = integer({ min: -largest, max: largest });
const decimal = number({ min: -largest, max: largest });

/** What a person fills in, by its kind. */
export const valueShapes: Record<number, Fields> = {
  [Kind.String]: {
    ...value,
    ...completed,
    choices: choicesOf(text({ min: 1, max: 100 })),
    min_length: maybe(integer({ min: 0, max: 6_000 })),
    max_length: maybe(integer({ min: 1, max: 6_000 })),
  },
  [Kind.Integer]: {
    ...value,
    ...completed,
    choices: choicesOf(whole),
    min_value: maybe(whole),
    max_value: maybe(whole),
  },
  [Kind.Number]: {
    ...value,
    ...completed,
    choices: choicesOf(decimal),
    min_value: maybe(decimal),
    max_value: maybe(decimal),
  },
  [Kind.Channel]: { ...value, channel_types: maybe(listOf(choice(channelTypes), { max: channelTypes.length })) },
  [Kind.Boolean]: value,
  [Kind.User]: value,
  [Kind.Role]: value,
  [Kind.Mentionable]: value,
  [Kind.Attachment]: { ...value, file_types: maybe(listOf(text({ min: 1, max: 32 }), { max: 10 })) },
};

export const branchShape: Fields = named;
