import { Locale } from 'discord-api-types/v10';
import { mapOf } from '../validation/compound.ts';
import { type Field, ruled } from '../validation/field.ts';
import { text } from '../validation/kinds.ts';

const form = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const languages: ReadonlySet<string> = new Set(Object.values(Locale));

/** What is typed after the slash: without spaces, and small where the script has small letters. */
export const slashName: Field<string> = ruled(text({ min: 1, max: 32 }), (name, at) =>
  form.test(name) && name === name.toLowerCase()
    ? null
    : { at, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' },
);

/** What a menu shows: any letters, and spaces between them. */
export const menuName: Field<string> = text({ min: 1, max: 32 });

export const description: Field<string> = text({ min: 1, max: 100 });

/** The same, by language. */
export const localized = (field: Field<string>): Field<Record<string, string>> =>
  mapOf(field, (key) => languages.has(key));
