import { type APITextInputComponent, TextInputStyle } from 'discord-api-types/v10';
import type { Value } from './values.ts';

interface Props {
  input: APITextInputComponent;
  label: string;
  value: Value;
  onChange(value: Value): void;
}

/** Words of one line, or of many. */
export function TextField({ input, label, value, onChange }: Props) {
  const { style, placeholder = '', min_length: min, max_length: max = 4_000, required = true } = input;
  const text = String(value ?? '');
  const common = {
    'aria-label': label,
    placeholder,
    required,
    minLength: min,
    maxLength: max,
    value: text,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <>
      {style === TextInputStyle.Paragraph ? <textarea rows={4} {...common} /> : <input type="text" {...common} />}
      {max < 4_000 && <span className="field-count">{`${text.length} / ${max}`}</span>}
    </>
  );
}
