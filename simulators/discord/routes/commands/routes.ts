import type { Route } from '../../http/route.ts';

export const commandsRoutes: readonly Route[] = [];
