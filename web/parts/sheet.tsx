import type { ReactNode } from 'react';

interface Props {
  title?: string;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A piece of a page that belongs together. */
export function Sheet({ title, aside, children, className = '' }: Props) {
  return (
    <section className={`rounded-2xl border border-line bg-sheet shadow-sheet ${className}`}>
      {title && (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-5 py-3.5">
          <h2 className="font-semibold text-base">{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
