import { type APIApplicationCommandOption, ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import type { Fault } from '../http/api-error.ts';
import { type Fields, fields, listOf, within } from '../validation/compound.ts';
import { wrong } from '../validation/faults.ts';
import { type Field, fail, nullable, optional, present, ruled } from '../validation/field.ts';
import { optionFault } from './option-rules.ts';
import { branchShape, valueShapes } from './option-shapes.ts';

type Option = APIApplicationCommandOption;

/** An option of one of these kinds; what it leaves open is left out. */
const optionOf = (shapes: Record<number, Fields>): Field<Option> =>
  ruled(
    present((value, place) => {
      const { type } = value as { type?: unknown };
      const at = within(place.at, 'type');
      const shape = typeof type === 'number' ? shapes[type] : undefined;
      if (shape) return { type, ...told(fields(shape).read(value, place) ?? {}) } as Option;
      const fault = type === undefined ? wrong.required(at) : wrong.notAmong(at, Object.keys(shapes).map(Number));
      return fail(place, fault);
    }),
    optionFault,
  );

const told = (read: object) => Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null));

const list = (shapes: Record<number, Fields>): Field<Option[]> =>
  ruled(listOf(optionOf(shapes), { max: 25 }), (options, at) => orderFault(options, at));

const within25 = (shapes: Record<number, Fields>): Fields => ({
  ...branchShape,
  options: optional(nullable(list(shapes))),
});

const subcommand = { [Kind.Subcommand]: within25(valueShapes) };
const group = { [Kind.SubcommandGroup]: within25(subcommand) };

/** A command's options: what is filled in, or subcommands, which may stand in groups; no deeper. */
export const options: Field<Option[]> = list({ ...subcommand, ...group, ...valueShapes });

const isBranch = ({ type }: Option) => type === Kind.Subcommand || type === Kind.SubcommandGroup;
const isRequired = (option: Option) => 'required' in option && option.required === true;

function orderFault(given: readonly Option[], at: string): Fault | null {
  const twice = given.findIndex(({ name }, index) => given.findIndex((it) => it.name === name) !== index);
  if (twice >= 0) {
    const place = within(within(at, twice), 'name');
    return {
      at: place,
      code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
      message: 'Option with that name already exists',
    };
  }
  const mixed = given.findIndex((option) => isBranch(option) !== isBranch(given[0]!));
  if (mixed >= 0) {
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    return { at: within(at, mixed), code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message };
  }
  const late = given.findIndex((option, index) => isRequired(option) && index > 0 && !isRequired(given[index - 1]!));
  if (late < 0) return null;
  const message = 'Required options must be placed before non-required options';
  return { at: within(at, late), code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message };
}
