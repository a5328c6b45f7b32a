import type { Route } from '../../http/route.ts';
import { byTokenRoutes } from './by-token.ts';
import { create, list, listOfGuild } from './of-channel.ts';
import { edit, get, remove } from './one.ts';

export const webhooksRoutes: readonly Route[] = [create, list, listOfGuild, get, edit, remove, ...byTokenRoutes];
