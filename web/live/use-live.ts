import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { say } from '../parts/notices.tsx';
import type { Site } from '../server/me.ts';
import { type LineState, openLine } from './line.ts';
import { newsDesk } from './news.ts';

/** Keeps the page true while somebody looks at it. */
export function useLive({ live }: Site): LineState {
  const client = useQueryClient();
  const [state, setState] = useState<LineState>('connecting');
  const address = live.port === null ? undefined : `${location.protocol}//${location.hostname}:${live.port}`;

  useEffect(() => {
    const desk = newsDesk(client, say);
    const close = openLine(address, {
      stateChanged: setState,
      ready: (missed) =>
        void client.invalidateQueries(missed ? {} : { predicate: ({ state: { status } }) => status === 'error' }),
      order: desk.take,
      rightsChanged: () => void client.invalidateQueries({ queryKey: ['me'] }),
    });
    return () => {
      desk.close();
      close();
    };
  }, [client, address]);
  return state;
}
