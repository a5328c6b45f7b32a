import type { Route } from '../../http/route.ts';

export const usersRoutes: readonly Route[] = [];
