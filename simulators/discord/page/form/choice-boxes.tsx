import {
  type APICheckboxGroupComponent,
  type APIRadioGroupComponent,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { Value } from './values.ts';

interface Props {
  input: APIRadioGroupComponent | APICheckboxGroupComponent;
  label: string;
  value: Value;
  onChange(value: Value): void;
}

/** One of some, or some of them. */
export function ChoiceBoxes({ input, label, value, onChange }: Props) {
  const isOne = input.type === Type.RadioGroup;
  const chosen = isOne ? [value] : (value as string[]);
  const toggle = (it: string, isOn: boolean) => {
    const others = (chosen as string[]).filter((other) => other !== it);
    onChange(isOne ? it : isOn ? [...others, it] : others);
  };
  return (
    <fieldset className="choice-boxes">
      <legend className="unseen">{label}</legend>
      {input.options.map((option) => (
        <label key={option.value} className="choice-box">
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name={input.custom_id}
            checked={chosen.includes(option.value)}
            onChange={({ target }) => toggle(option.value, target.checked)}
          />
          <span>
            {option.label}
            {option.description && <span className="field-hint">{option.description}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
