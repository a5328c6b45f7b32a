import type { ReactNode } from 'react';

interface Props {
  label: string;
  hint?: string | undefined;
  required?: boolean;
  children: ReactNode;
}

/** A control with its name above it. */
export const Field = ({ label, hint, required = false, children }: Props) => (
  <div className="field">
    {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is given */}
    <label>
      <span className="field-label">
        {label}
        {required && <Required />}
      </span>
      {hint && <span className="field-hint">{hint}</span>}
      {children}
    </label>
  </div>
);

export const Required = () => (
  <span className="required">
    <span aria-hidden="true">*</span>
    <span className="unseen"> (required)</span>
  </span>
);
