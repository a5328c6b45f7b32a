import { useState } from 'react';
import { Combobox } from '../parts/combobox.tsx';
import { typed } from './filled.ts';
import type { FieldProps } from './option-field.tsx';
import { useAutocomplete } from './use-autocomplete.ts';

const words = {
  none: 'Loading options…',
  waiting: 'Loading options…',
  answered: 'No options match your search',
  failed: 'Loading options failed',
};

/** An option for which the bot makes proposals; what is typed may be something else. */
export function AutocompleteField(props: FieldProps) {
  const { usable, channelId, option, filled, values, isInvalid, onChange, onKeyDown } = props;
  const [isAsked, setAsked] = useState(true);
  const { choices, state } = useAutocomplete({
    ...{ usable, channelId, focused: option.name, isWanted: isAsked },
    options: { ...values, [option.name]: filled.text },
  });
  const options = choices.map(({ name, value }, place) => ({ value: `${place} ${value}`, label: name, sent: value }));
  return (
    <Combobox
      label={option.name}
      placeholder={option.description}
      text={filled.text}
      options={isAsked ? options : []}
      empty={words[state]}
      required={option.required ?? false}
      isInvalid={isInvalid}
      onText={(text) => {
        setAsked(true);
        onChange(typed(option, text));
      }}
      onPick={({ value, label }) => {
        setAsked(false);
        onChange({ text: label, value: options.find((it) => it.value === value)!.sent });
      }}
      onKeyDown={onKeyDown}
    />
  );
}
