import { ComponentType as Type } from 'discord-api-types/v10';
import { fields, listOf } from '../../validation/compound.ts';
import type { Field } from '../../validation/field.ts';
import { boolean, choice, integer, text } from '../../validation/kinds.ts';
import { type Component, customId, type Kinds, kind, maybe, oneOf, type Rule } from './component.ts';
import { textDisplay } from './content-kinds.ts';
import { selects } from './selects.ts';

const inputLengths = {
  min_length: maybe(integer({ min: 0, max: 4_000 })),
  max_length: maybe(integer({ min: 1, max: 4_000 })),
};

const isRange =
  (least: string, highest: string): Rule =>
  (component, at) => {
    const [min = 0, max = Infinity] = [component[least], component[highest]] as (number | undefined)[];
    if (min <= max) return null;
    return { at: `${at}.${least}`, code: 'COMPONENT_MIN_ABOVE_MAX', message: 'The minimum is above the maximum' };
  };

const textInput = (label: Field<string> | null) =>
  kind(
    Type.TextInput,
    {
      ...{ custom_id: customId, style: choice([1, 2]), ...inputLengths, required: maybe(boolean) },
      ...{ value: maybe(text({ max: 4_000, trim: false })), placeholder: maybe(text({ max: 100 })) },
      ...(label && { label }),
    },
    { rules: [isRange('min_length', 'max_length')], otherwise: { required: true } },
  );

const choices = (min: number) =>
  listOf(
    fields({
      ...{ value: text({ min: 1, max: 100, trim: false }), label: text({ min: 1, max: 100 }) },
      ...{ description: maybe(text({ max: 100 })), default: maybe(boolean) },
    }),
    { min, max: 10 },
  );

const counts = { min_values: maybe(integer({ min: 0, max: 10 })), max_values: maybe(integer({ min: 1, max: 10 })) };
const countRange = isRange('min_values', 'max_values');

const fileUpload = kind(
  Type.FileUpload,
  { custom_id: customId, ...counts, required: maybe(boolean) },
  { rules: [countRange], otherwise: { required: true, min_values: 1, max_values: 1 } },
);

const radioGroup = kind(
  Type.RadioGroup,
  { custom_id: customId, options: choices(2), required: maybe(boolean) },
  { otherwise: { required: true } },
);

const checkboxGroup = kind(
  Type.CheckboxGroup,
  { custom_id: customId, options: choices(1), ...counts, required: maybe(boolean) },
  { rules: [countRange], otherwise: { required: true } },
);

const checkbox = kind(
  Type.Checkbox,
  { custom_id: customId, default: maybe(boolean) },
  { otherwise: { default: false } },
);

/** In a modal, what cannot be used is an error. */
const enabled = (kinds: Kinds): Kinds =>
  Object.fromEntries(
    Object.entries(kinds).map(([type, field]) => [
      type,
      {
        read(value, place) {
          const component = field.read(value, place);
          const message = 'A component of a modal cannot be disabled';
          if (component?.['disabled'])
            place.faults.push({ at: `${place.at}.disabled`, code: 'COMPONENT_DISABLED_IN_MODAL', message });
          return component;
        },
      } satisfies Field<Component>,
    ]),
  );

const label = kind(Type.Label, {
  label: text({ min: 1, max: 45 }),
  description: maybe(text({ max: 100 })),
  component: oneOf({
    ...textInput(null),
    ...enabled(selects),
    ...fileUpload,
    ...radioGroup,
    ...checkboxGroup,
    ...checkbox,
  }),
});

/** How modals were built before there were labels. */
const inputRow = kind(Type.ActionRow, {
  components: listOf(oneOf(textInput(text({ min: 1, max: 45 }))), { min: 1, max: 1 }),
});

export const modalKinds = { ...inputRow, ...textDisplay, ...label };
