import type { Route } from '../../http/route.ts';

export const interactionsRoutes: readonly Route[] = [];
