import { ComponentType as Type } from 'discord-api-types/v10';
import { Markdown } from '../markdown/markdown.tsx';
import { Required } from '../parts/field.tsx';
import { FormInput } from './form-input.tsx';
import { type Input, inputsIn, type Part, type Value } from './values.ts';

interface Props {
  component: Part;
  values: Readonly<Record<string, Value>>;
  onChange(name: string, value: Value): void;
}

/** A text of a form, or a field with its label. */
export function FormPart({ component, values, onChange }: Props) {
  if (component.type === Type.TextDisplay) return <Markdown text={component.content} />;
  const label = component.type === Type.Label ? component : null;
  return inputsIn(component).map((input) => {
    const name = label?.label ?? (input as { label?: string }).label ?? input.custom_id;
    return (
      <div key={input.custom_id} className="field">
        <span className="field-label">
          {name}
          {isRequired(input) && <Required />}
        </span>
        {label?.description && <span className="field-hint">{label.description}</span>}
        <FormInput
          input={input}
          label={name}
          value={values[input.custom_id] ?? null}
          onChange={(value) => onChange(input.custom_id, value)}
        />
      </div>
    );
  });
}

/** A single box may always stay empty. */
const isRequired = (input: Input): boolean => input.type !== Type.Checkbox && (input.required ?? true);
