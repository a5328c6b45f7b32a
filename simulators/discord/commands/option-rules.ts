import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import type { Fault } from '../http/api-error.ts';
import { within } from '../validation/compound.ts';

type Loose = APIApplicationCommandOption & {
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
};

/** What one field of an option says against another one. */
export function optionFault(option: APIApplicationCommandOption, at: string): Fault | null {
  const { autocomplete, choices = [], ...bounds } = option as Loose;
  if (autocomplete && choices.length > 0) {
    const message = 'Autocomplete cannot be used together with choices';
    return { at: within(at, 'autocomplete'), code: 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES', message };
  }
  const twice = choices.findIndex(({ name }, index) => choices.findIndex((it) => it.name === name) !== index);
  if (twice >= 0) {
    const message = 'Option choice name already exists';
    const code = 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS';
    return { at: within(within(within(at, 'choices'), twice), 'name'), code, message };
  }
  return (
    crossed(at, 'min_value', bounds.min_value, bounds.max_value) ??
    crossed(at, 'min_length', bounds.min_length, bounds.max_length)
  );
}

function crossed(at: string, key: string, least = -Infinity, most = Infinity): Fault | null {
  if (least <= most) return null;
  const message = `int value should be less than or equal to ${most}.`;
  return { at: within(at, key), code: 'NUMBER_TYPE_MAX', message };
}
