import { Combobox } from '../parts/combobox.tsx';
import type { Source } from '../parts/option.ts';
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
}: FieldProps & { choices: Source<Pick> }) {
  const found = choices.find(filled.value === undefined ? filled.text : '');
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
        const pick = choices.get(value)!;
        onChange({ text: pick.label, value: pick.sent });
      }}
      onKeyDown={onKeyDown}
    />
  );
}
