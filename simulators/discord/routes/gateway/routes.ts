import type { Route } from '../../http/route.ts';

export const gatewayRoutes: readonly Route[] = [];
