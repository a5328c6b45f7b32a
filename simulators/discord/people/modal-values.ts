import { ComponentType as Type } from 'discord-api-types/v10';
import type { Seat } from '../commands/visible.ts';
import type { Chosen } from '../interactions/resolved.ts';
import { attachmentOf } from '../messages/attachments.ts';
import type { Component } from '../messages/components/component.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';
import { fileSchema, uploadOf } from './file.ts';
import { picked, requireCount, type Select } from './pick.ts';

/** What a person has put into one part of a form. */
export interface Said {
  value?: string | boolean | null;
  values?: string[];
  chosen?: Chosen[];
}

interface Input extends Select {
  custom_id: string;
  required?: boolean;
  value?: string;
  min_length?: number;
  max_length?: number;
  options?: { value: string; default?: boolean }[];
  default_values?: { id: string }[];
  default?: boolean;
}

type Fill = (world: World, at: { person: User; seat: Seat; input: Input }, given: unknown) => Said;

const ask = ({ custom_id: name }: Input, what: string) => cannot(`"${name}" ${what}.`);

const text: Fill = (_world, { input }, given) => {
  const { required = true, value: prefilled = '', min_length: min = 0, max_length: max = 4_000 } = input;
  const value = given ?? prefilled;
  if (typeof value !== 'string') throw ask(input, 'is a text');
  if (value === '' && required) throw ask(input, 'must be filled in');
  if (value !== '' && (value.length < min || value.length > max)) throw ask(input, `has ${min} to ${max} characters`);
  return { value };
};

const isList = (given: unknown): given is string[] =>
  Array.isArray(given) && given.every((it) => typeof it === 'string');

const chosenBefore = ({ options = [], default_values: defaults }: Input): string[] =>
  defaults?.map(({ id }) => id) ?? options.filter((it) => it.default).map(({ value }) => value);

/** Nothing may be picked where nothing must be. */
const select: Fill = (world, { person, seat, input }, given) => {
  const values = given ?? chosenBefore(input);
  if (!isList(values)) throw ask(input, 'is a list of values');
  if (values.length === 0 && input.required === false) return { values };
  if (values.length === 0) throw ask(input, 'must be filled in');
  return { values, chosen: picked(world, person, seat, input, values) };
};

const files: Fill = (world, { input }, given = []) => {
  const { required = true, min_values: min = 1, max_values: max = 1 } = input;
  const read = fileSchema.array().safeParse(given);
  if (!read.success) throw ask(input, 'is a list of files');
  requireCount(input.custom_id, read.data, required ? min : 0, max);
  const attachments = read.data.map((file) => attachmentOf(world, uploadOf(file)));
  return {
    values: attachments.map(({ id }) => id),
    chosen: attachments.map((attachment) => ({ kind: 'attachment', attachment })),
  };
};

const radio: Fill = (_world, { input }, given) => {
  const value = given ?? chosenBefore(input)[0] ?? null;
  if (value === null && input.required !== false) throw ask(input, 'must be filled in');
  if (value !== null && !input.options?.some((option) => option.value === value)) throw ask(input, `has no "${value}"`);
  return { value: value as string | null };
};

const checkboxes: Fill = (_world, { input }, given) => {
  const { options = [], required = true, min_values: min = required ? 1 : 0, max_values: max = options.length } = input;
  const values = given ?? chosenBefore(input);
  if (!isList(values)) throw ask(input, 'is a list of values');
  requireCount(input.custom_id, values, min, max);
  const stranger = values.find((value) => !options.some((option) => option.value === value));
  if (stranger !== undefined) throw ask(input, `has no "${stranger}"`);
  return { values };
};

const checkbox: Fill = (_world, { input }, given = input.default ?? false) => {
  if (typeof given !== 'boolean') throw ask(input, 'is checked or not');
  return { value: given };
};

const fills: Partial<Record<number, Fill>> = {
  [Type.TextInput]: text,
  [Type.StringSelect]: select,
  [Type.UserSelect]: select,
  [Type.RoleSelect]: select,
  [Type.MentionableSelect]: select,
  [Type.ChannelSelect]: select,
  [Type.FileUpload]: files,
  [Type.RadioGroup]: radio,
  [Type.CheckboxGroup]: checkboxes,
  [Type.Checkbox]: checkbox,
};

/** Undefined where there is nothing to fill in. */
export const saidIn = (world: World, person: User, seat: Seat, input: Component, given: unknown): Said | undefined =>
  fills[input.type]?.(world, { person, seat, input: input as Input }, given ?? undefined);
