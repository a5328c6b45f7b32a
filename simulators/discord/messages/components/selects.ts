import { ChannelType, ComponentType } from 'discord-api-types/v10';
import { fields, listOf } from '../../validation/compound.ts';
import { boolean, choice, integer, snowflake, text } from '../../validation/kinds.ts';
import { type Component, customId, disabled, kind, maybe, type Rule } from './component.ts';
import { emoji } from './emoji-field.ts';

const fault = (at: string, code: string, message: string) => ({ at, code: `SELECT_COMPONENT_${code}`, message });

const shared = {
  custom_id: customId,
  placeholder: maybe(text({ max: 150 })),
  min_values: maybe(integer({ min: 0, max: 25 })),
  max_values: maybe(integer({ min: 1, max: 25 })),
  required: maybe(boolean),
  disabled,
};
const otherwise = { min_values: 1, max_values: 1, disabled: false };

interface Select extends Component {
  min_values: number;
  max_values: number;
  options?: { value: string; default?: boolean }[];
  default_values?: object[];
}

const isRange: Rule = (component, at) => {
  const { min_values: min, max_values: max, options } = component as Select;
  if (min > max) return fault(`${at}.min_values`, 'MIN_ABOVE_MAX', 'The minimum is above the maximum');
  if (!options || max <= options.length) return null;
  return fault(`${at}.max_values`, 'MAX_ABOVE_OPTIONS', 'The maximum is above the number of options');
};

const hasFittingDefaults: Rule = (component, at) => {
  const { min_values: min, max_values: max, default_values: values, options } = component as Select;
  const chosen = values?.length ?? options?.filter((it) => it.default).length ?? 0;
  if (chosen === 0 || (chosen <= max && (options !== undefined || chosen >= min))) return null;
  const place = `${at}.${values ? 'default_values' : 'options'}`;
  return fault(place, 'DEFAULTS_OUT_OF_RANGE', `The number of defaults must be between ${min} and ${max}`);
};

const hasDistinctValues: Rule = ({ options }, at) => {
  const values = (options as Select['options'])!.map(({ value }) => value);
  const twice = values.findIndex((value, index) => values.indexOf(value) < index);
  if (twice < 0) return null;
  return fault(`${at}.options.${twice}.value`, 'OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
};

const option = fields({
  label: text({ min: 1, max: 100 }),
  value: text({ min: 1, max: 100, trim: false }),
  description: maybe(text({ max: 100 })),
  default: maybe(boolean),
  emoji,
});

const ofText = kind(
  ComponentType.StringSelect,
  { ...shared, options: listOf(option, { min: 1, max: 25 }) },
  { rules: [hasDistinctValues, isRange, hasFittingDefaults], otherwise },
);

const ofThings = (type: ComponentType, things: readonly ('user' | 'role' | 'channel')[], more = {}) =>
  kind(
    type,
    { ...shared, ...more, default_values: maybe(listOf(fields({ id: snowflake, type: choice(things) }), { max: 25 })) },
    { rules: [isRange, hasFittingDefaults], otherwise },
  );

const channelTypes = Object.values(ChannelType).filter((it) => typeof it === 'number');

export const selects = {
  ...ofText,
  ...ofThings(ComponentType.UserSelect, ['user']),
  ...ofThings(ComponentType.RoleSelect, ['role']),
  ...ofThings(ComponentType.MentionableSelect, ['user', 'role']),
  ...ofThings(ComponentType.ChannelSelect, ['channel'], { channel_types: maybe(listOf(choice(channelTypes))) }),
};
