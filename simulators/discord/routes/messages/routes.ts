import type { Route } from '../../http/route.ts';

export const messagesRoutes: readonly Route[] = [];
