import { type APISelectMenuComponent, ComponentType as Type } from 'discord-api-types/v10';
import { placeholderOf, useSelectOptions } from '../components/select-options.ts';
import { Picker } from '../parts/picker.tsx';
import { readFile } from '../parts/read-file.ts';
import { ChoiceBoxes } from './choice-boxes.tsx';
import { TextField } from './text-field.tsx';
import type { Input, Value } from './values.ts';

export interface InputProps<It extends Input = Input> {
  input: It;
  label: string;
  value: Value;
  onChange(value: Value): void;
}

type Of<Kind extends Type> = InputProps<Extract<Input, { type: Kind }>>;

/** The field of a form, by its kind. */
export function FormInput(props: InputProps) {
  const { input, label, value, onChange } = props;
  switch (input.type) {
    case Type.TextInput:
      return <TextField {...(props as Of<Type.TextInput>)} />;
    case Type.FileUpload:
      return <Files {...(props as Of<Type.FileUpload>)} />;
    case Type.RadioGroup:
    case Type.CheckboxGroup:
      return <ChoiceBoxes {...(props as Of<Type.RadioGroup | Type.CheckboxGroup>)} />;
    case Type.Checkbox:
      return (
        <input
          type="checkbox"
          aria-label={label}
          checked={value === true}
          onChange={({ target }) => onChange(target.checked)}
        />
      );
    default:
      return <Select {...props} input={input as APISelectMenuComponent & Input} />;
  }
}

function Select({ input, label, value, onChange }: InputProps<APISelectMenuComponent & Input>) {
  const from = useSelectOptions(input);
  const { min_values: min = 1, max_values: max = 1 } = input;
  const isRequired = 'required' in input ? (input.required ?? true) : true;
  return (
    <Picker
      {...{ label, from, max, chosen: value as string[], onChoose: onChange }}
      placeholder={placeholderOf(input)}
      min={isRequired ? min : 0}
    />
  );
}

const Files = ({ input, label, onChange }: Of<Type.FileUpload>) => (
  <input
    type="file"
    aria-label={label}
    multiple={(input.max_values ?? 1) > 1}
    onChange={async ({ target }) => onChange(await Promise.all([...(target.files ?? [])].map(readFile)))}
  />
);
