import type { Route } from '../../http/route.ts';

export const applicationsRoutes: readonly Route[] = [];
