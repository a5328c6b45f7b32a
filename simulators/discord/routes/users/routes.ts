import type { Route } from '../../http/route.ts';
import { conversations } from './conversations.ts';
import { ownGuildRoutes } from './guilds.ts';
import { meRoutes } from './me.ts';

export const usersRoutes: readonly Route[] = [...meRoutes, ...ownGuildRoutes, conversations];
