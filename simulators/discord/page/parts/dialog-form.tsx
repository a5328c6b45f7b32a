import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { Refusal } from './refusal.tsx';

interface Props {
  title: string;
  className?: string;
  /** On the button that sends it. */
  deed: string;
  look?: 'is-primary' | 'is-danger';
  isBusy?: boolean;
  refusal: string | null;
  /** What else there is to press; null: nothing. Left out: a way to leave it. */
  beside?: ReactNode;
  onSend(): Promise<void>;
  onClose(): void;
  children: ReactNode;
}

/** A dialog that is filled in and sent; why it was refused stands above its buttons. */
export function DialogForm({
  title,
  className = '',
  deed,
  look = 'is-primary',
  isBusy = false,
  refusal,
  beside,
  onSend,
  onClose,
  children,
}: Props) {
  const leave = (
    <button type="button" className="button" onClick={onClose}>
      Cancel
    </button>
  );
  return (
    <Dialog title={title} className={className} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onSend();
        }}
      >
        <div className="dialog-body">{children}</div>
        <Refusal words={refusal} />
        <footer className="dialog-foot">
          {beside === undefined ? leave : beside}
          <button type="submit" className={`button ${look}`} disabled={isBusy}>
            {deed}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
