import { type APIModalInteractionResponseCallbackData, ComponentType as Type } from 'discord-api-types/v10';
import type { GivenFile } from '../model/types.ts';

export type Value = string | boolean | null | string[] | GivenFile[];
export type Part = APIModalInteractionResponseCallbackData['components'][number];
export type Input = Extract<Part, { type: Type.Label }>['component'];

/** What can be filled in, wherever it stands. */
export function inputsIn(part: Part): Input[] {
  if (part.type === Type.Label) return [part.component];
  return part.type === Type.ActionRow ? part.components : [];
}

function beginningOf(input: Input): Value {
  switch (input.type) {
    case Type.TextInput:
      return input.value ?? '';
    case Type.StringSelect:
    case Type.CheckboxGroup:
      return input.options.filter((it) => it.default).map(({ value }) => value);
    case Type.RadioGroup:
      return input.options.find((it) => it.default)?.value ?? null;
    case Type.Checkbox:
      return input.default ?? false;
    case Type.FileUpload:
      return [];
    default:
      return (input.default_values ?? []).map(({ id }) => id);
  }
}

/** What stands in a form when it opens, by name. */
export const beginningsOf = (parts: readonly Part[]): Record<string, Value> =>
  Object.fromEntries(parts.flatMap(inputsIn).map((input) => [input.custom_id, beginningOf(input)]));
