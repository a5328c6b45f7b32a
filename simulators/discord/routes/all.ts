import type { Route } from '../http/route.ts';
import { applicationsRoutes } from './applications/routes.ts';
import { channelsRoutes } from './channels/routes.ts';
import { commandsRoutes } from './commands/routes.ts';
import { gatewayRoutes } from './gateway/routes.ts';
import { guildsRoutes } from './guilds/routes.ts';
import { interactionsRoutes } from './interactions/routes.ts';
import { messagesRoutes } from './messages/routes.ts';
import { oauth2Routes } from './oauth2/routes.ts';
import { usersRoutes } from './users/routes.ts';
import { webhooksRoutes } from './webhooks/routes.ts';

/** The REST API, folder by folder. */
export const routes: readonly Route[] = [
  ...applicationsRoutes,
  ...channelsRoutes,
  ...commandsRoutes,
  ...gatewayRoutes,
  ...guildsRoutes,
  ...interactionsRoutes,
  ...messagesRoutes,
  ...oauth2Routes,
  ...usersRoutes,
  ...webhooksRoutes,
];
