import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** One sentence of what is to be seen here. */
  about?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

export function Page({ title, about, aside, children }: Props) {
  return (
    <>
      <title>{`${title} · Botyard`}</title>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 tabIndex={-1} className="font-semibold text-2xl leading-8 tracking-tight">
            {title}
          </h1>
          {about && <p className="mt-1 text-soft">{about}</p>}
        </div>
        {aside}
      </header>
      {children}
    </>
  );
}
