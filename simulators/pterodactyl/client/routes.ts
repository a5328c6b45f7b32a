import type { Route } from '../http/router.ts';
import { fileRoutes } from './files.ts';
import { runRoutes } from './run.ts';
import { clientServerRoutes } from './servers.ts';
import { startupRoutes } from './startup.ts';
import { websocketRoute } from './websocket.ts';

export const clientRoutes: Route[] = [
  ...clientServerRoutes,
  ...runRoutes,
  ...fileRoutes,
  ...startupRoutes,
  websocketRoute,
];
