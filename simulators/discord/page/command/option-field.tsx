import {
  ApplicationCommandOptionType as Kind,
  type APIApplicationCommandBasicOption as Option,
} from 'discord-api-types/v10';
import type { KeyboardEvent } from 'react';
import { AutocompleteField } from './autocomplete-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { FileField } from './file-field.tsx';
import { type Filled, typed } from './filled.ts';
import type { Usable } from './usable.ts';
import { useChoices } from './use-choices.ts';

export interface FieldProps {
  usable: Usable;
  channelId: string;
  option: Option;
  filled: Filled;
  /** All options that are filled in so far. */
  values: Record<string, unknown>;
  isInvalid: boolean;
  onChange(filled: Filled): void;
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void;
}

const takesChoicesOfBot = (option: Option): boolean => 'autocomplete' in option && option.autocomplete === true;

/** The field for one option of a command, by its kind. */
export function OptionField(props: FieldProps) {
  const { option, filled, isInvalid, onChange, onKeyDown } = props;
  const choices = useChoices(option);
  if (option.type === Kind.Attachment) return <FileField {...props} />;
  if (takesChoicesOfBot(option)) return <AutocompleteField {...props} />;
  if (choices) return <ChoiceField {...props} choices={choices} />;
  return (
    <input
      aria-label={option.name}
      aria-required={option.required ?? false}
      aria-invalid={isInvalid}
      autoComplete="off"
      inputMode={option.type === Kind.String ? 'text' : 'decimal'}
      placeholder={option.description}
      value={filled.text}
      onChange={({ target }) => onChange(typed(option, target.value))}
      onKeyDown={onKeyDown}
    />
  );
}
