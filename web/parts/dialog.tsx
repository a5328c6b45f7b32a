import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  title: string;
  close: () => void;
  children: ReactNode;
}

/** Asks for something before anything else. The browser keeps the focus in it, closes it by Escape, and gives the focus back. */
export function Dialog({ title, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={close}
      className="w-[min(30rem,100%-2rem)] rounded-2xl border border-line bg-sheet p-6 shadow-raised"
    >
      <h2 id={titleId} className="mb-3 font-semibold text-lg leading-6">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
