import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLive } from '../live/use-live.ts';
import { Mark } from '../parts/mark.tsx';
import { Notices } from '../parts/notices.tsx';
import { type Site, useMe } from '../server/me.ts';
import { LineMark } from './line-mark.tsx';
import { LineNote } from './line-note.tsx';
import { Nav } from './nav.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** What is around every page of somebody who is signed in. */
export function Shell({ site }: { site: Site }) {
  const me = useMe();
  const state = useLive(site);
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="flex items-center justify-between gap-3 border-line border-b bg-sheet px-4 py-2 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:border-r lg:border-b-0 lg:px-4 lg:py-5">
        <Link to="/" className="inline-flex rounded-lg lg:mb-6 lg:px-2">
          <Mark />
        </Link>
        <div className="hidden flex-1 lg:block">
          <Nav look="side" />
        </div>
        <div className="flex min-w-0 items-center gap-2 lg:border-line lg:border-t lg:pt-4">
          <p className="hidden min-w-0 flex-1 px-2 lg:block">
            <span className="block truncate font-medium text-sm">{me.name}</span>
            <LineMark state={state} />
          </p>
          <span className="lg:hidden">
            <LineMark state={state} />
          </span>
          <ThemeSwitch />
        </div>
      </header>
      <Main state={<LineNote state={state} />} />
      <div className="fixed inset-x-0 bottom-0 z-10 border-line border-t bg-sheet pb-[env(safe-area-inset-bottom)] lg:hidden">
        <Nav look="below" />
      </div>
      <Notices />
    </div>
  );
}

function Main({ state }: { state: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const arrived = useRef(pathname);
  useEffect(() => {
    if (arrived.current === pathname) return;
    arrived.current = pathname;
    main.current?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <main
      ref={main}
      id="main"
      tabIndex={-1}
      className="mx-auto w-full max-w-6xl px-4 pt-6 pb-28 sm:px-6 lg:px-10 lg:pt-9 lg:pb-16"
    >
      {state}
      <Outlet />
    </main>
  );
}

const SkipLink = () => (
  <a
    href="#main"
    className="sr-only z-30 rounded-lg bg-press px-4 py-2.5 font-medium text-on-press focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
  >
    Skip to the content
  </a>
);
