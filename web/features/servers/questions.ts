import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/contract.ts';
import type { listMyGuilds } from '../../../api/routes/me/list-my-guilds.ts';
import { call } from '../../server/call.ts';

export type Guild = Answer<typeof listMyGuilds>['guilds'][number];

export const guildsQuestion = queryOptions({
  queryKey: ['guilds'],
  queryFn: ({ signal }) => call<typeof listMyGuilds>('get /api/me/guilds', { signal }),
  // Those that can be managed come first; otherwise as Discord has them.
  select: ({ guilds }) => guilds.toSorted((one, other) => Number(other.mayManage) - Number(one.mayManage)),
});
