import type { Route } from '../../http/route.ts';

export const guildsRoutes: readonly Route[] = [];
