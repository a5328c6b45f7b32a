import { Combobox } from '../parts/combobox.tsx';
import { matching } from '../parts/option.ts';
import type { FieldProps } from './option-field.tsx';
import type { Pick } from './use-choices.ts';

/** An option that is one of some. */
export function ChoiceField({
  option,
  filled,
  isInvalid,
  onChange,
  onKeyDown,
  choices,
}: FieldProps & { choices: Pick[] }) {
  const found = filled.value === undefined ? matching(choices, filled.text) : choices;
  return (
    <Combobox
      label={option.name}
      placeholder={option.description}
      text={filled.text}
      options={found}
      required={option.required ?? false}
      isInvalid={isInvalid}
      onText={(text) => onChange({ text, value: undefined })}
      onPick={({ value }) => {
        const pick = choices.find((it) => it.value === value)!;
        onChange({ text: pick.label, value: pick.sent });
      }}
      onKeyDown={onKeyDown}
    />
  );
}
