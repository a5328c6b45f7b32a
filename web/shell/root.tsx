import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { DoorPage } from '../features/door/door-page.tsx';
import { Mark } from '../parts/mark.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { meQuestion, siteQuestion, Visitor } from '../server/me.ts';
import { Shell } from './shell.tsx';

/** The door for whoever is not signed in, the house for whoever is; each session has a line of its own. */
export function Root() {
  const me = useQuery(meQuestion);
  const site = useQuery(siteQuestion);
  const wasInside = useRef(false);
  if (me.data) wasInside.current = true;

  if (me.data === undefined || !site.data) {
    const error = me.error ?? site.error;
    const again = () => void Promise.all([me.refetch(), site.refetch()]);
    return (
      <Threshold>
        {error ? <ProblemNote error={error} again={again} /> : <p className="text-soft">Loading …</p>}
      </Threshold>
    );
  }
  if (me.data === null) return <DoorPage site={site.data} wasInside={wasInside.current} />;
  return (
    <Visitor value={me.data}>
      <Shell key={me.data.sessionId} site={site.data} />
    </Visitor>
  );
}

function Threshold({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-6 px-6">
      <title>Botyard</title>
      <h1>
        <Mark />
      </h1>
      <div role="status">{children}</div>
    </main>
  );
}
