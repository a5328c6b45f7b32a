import { useLocation } from '@tanstack/react-router';
import { buttonLook } from '../../parts/button.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { Site } from '../../server/me.ts';
import { ThemeSwitch } from '../../shell/theme-switch.tsx';

interface Props {
  site: Site;
  /** Somebody was signed in on this page until now. */
  wasInside: boolean;
}

/** For whoever is not signed in: what this is, and the ways in. */
export function DoorPage({ site, wasInside }: Props) {
  const { href } = useLocation();
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] px-6 py-4">
      <title>Sign in · Botyard</title>
      <header className="flex items-center justify-between">
        <Mark />
        <ThemeSwitch />
      </header>
      <main className="mx-auto grid w-full max-w-md content-center gap-6 pb-24">
        <p role="status" className={wasInside ? 'rounded-xl bg-calm-ground px-4 py-3 text-calm' : 'hidden'}>
          {wasInside && 'You are signed out here.'}
        </p>
        <div>
          <h1 className="text-balance font-semibold text-3xl leading-tight tracking-tight">
            Discord bots, built and looked after
          </h1>
          <p className="mt-3 text-lg text-soft">
            Order a bot for your server, watch it being built, and see at any time what it waits for.
          </p>
        </div>
        {site.signIn.discord ? (
          <a
            href={`/auth/discord?${new URLSearchParams({ returnTo: href })}`}
            className={`${buttonLook({ look: 'press' })} min-h-12 text-base`}
          >
            Sign in with Discord
          </a>
        ) : (
          <p className="rounded-xl border border-line bg-sheet px-4 py-3">
            This Botyard is not registered at Discord, so nobody can sign in with it.
          </p>
        )}
        <p className="text-soft">
          {site.signIn.discord ? 'Or open' : 'Open'} the one-time link that staff has sent you: it signs you in, once,
          in the browser that opens it.
          {!site.signIn.discord && ' Its operator makes one with “npm run login-link”.'}
        </p>
      </main>
    </div>
  );
}
