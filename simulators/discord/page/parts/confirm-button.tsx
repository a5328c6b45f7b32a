import { useState } from 'react';

interface Props {
  label: string;
  /** What the second click says that it does. */
  really: string;
  onConfirm(): void;
}

/** Does what cannot be undone, at the second click. */
export function ConfirmButton({ label, really, onConfirm }: Props) {
  const [isAsked, setAsked] = useState(false);
  return (
    <button
      type="button"
      className="button is-danger"
      aria-live="polite"
      onBlur={() => setAsked(false)}
      onClick={() => {
        setAsked(!isAsked);
        if (isAsked) onConfirm();
      }}
    >
      {isAsked ? really : label}
    </button>
  );
}
