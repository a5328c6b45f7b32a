import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Answer } from '../../api/contract.ts';
import type { readMe } from '../../api/routes/me/read-me.ts';
import type { readSite } from '../../api/routes/read-site.ts';
import type { Permission } from '../../domain/permission.ts';
import { call } from './call.ts';
import { isSignedOut } from './problem.ts';

export type Me = Answer<typeof readMe>;
export type Site = Answer<typeof readSite>;

/** Who is signed in here; null: nobody. */
export const meQuestion = queryOptions({
  queryKey: ['me'],
  async queryFn({ client, signal }): Promise<Me | null> {
    const me = await call<typeof readMe>('get /api/me', { signal }).catch((error) => {
      if (isSignedOut(error)) return null;
      throw error;
    });
    forgetStranger(client, me);
    return me;
  },
  staleTime: 0, // somebody else may have signed in in another tab
  refetchInterval: ({ state: { status } }) => (status === 'error' ? 5_000 : false),
});

/** What somebody else has seen here is not for whoever comes next. */
export function forgetStranger(client: QueryClient, me: Me | null): void {
  const before = client.getQueryData<Me | null>(['me']);
  if (!before || before.id === me?.id) return;
  client.removeQueries({ predicate: ({ queryKey: [about] }) => about !== 'me' && about !== 'site' });
}

export const siteQuestion = queryOptions({
  queryKey: ['site'],
  queryFn: ({ signal }) => call<typeof readSite>('get /api/site', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Whoever is signed in, for all that is shown to them and to nobody else. */
export const Visitor = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(Visitor);
  if (!me) throw new Error('Nobody is signed in here.');
  return me;
}

export const may = (me: Me, permission: Permission): boolean => me.permissions.includes(permission);
