import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { focusOn } from './focus-on.ts';
import { IconButton } from './icon-button.tsx';

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
  className?: string;
}

/** Something that wants an answer before one goes on. */
export function Dialog({ title, onClose, children, className = '' }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const { activeElement: before } = document;
    const element = dialog.current!;
    element.showModal();
    element.querySelector<HTMLElement>('.dialog-body :is(input, textarea, button)')?.focus();
    return () => {
      element.close();
      focusOn(before);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <IconButton icon={X} label="Close" onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}
