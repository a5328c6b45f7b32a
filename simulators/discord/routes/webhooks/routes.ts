import type { Route } from '../../http/route.ts';

export const webhooksRoutes: readonly Route[] = [];
