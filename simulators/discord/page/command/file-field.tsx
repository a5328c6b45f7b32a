import { readFile } from '../parts/read-file.ts';
import { blank } from './filled.ts';
import type { FieldProps } from './option-field.tsx';

/** An option that is a file. */
export const FileField = ({ option, isInvalid, onChange, onKeyDown }: FieldProps) => (
  <input
    type="file"
    aria-label={option.name}
    required={option.required ?? false}
    aria-invalid={isInvalid}
    onKeyDown={onKeyDown}
    onChange={async ({ target }) => {
      const file = target.files?.[0];
      onChange(file ? { text: file.name, value: await readFile(file) } : blank);
    }}
  />
);
