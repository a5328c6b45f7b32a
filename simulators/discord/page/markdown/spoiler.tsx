import { type ReactNode, useState } from 'react';

/** Shows what it hides once it is clicked. */
export function Spoiler({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <span className="md-spoiler is-open">{children}</span>;
  return (
    <button type="button" className="md-spoiler" aria-label="Hidden: show it" onClick={() => setOpen(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
