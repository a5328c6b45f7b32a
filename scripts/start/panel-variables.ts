import type { PanelReady } from '../../simulators/pterodactyl/panel.ts';

/** What a worker must know to use a panel of ours. */
export const panelVariables = (panel: PanelReady): Record<string, string> => ({
  PTERODACTYL_PANEL_URL: panel.url,
  PTERODACTYL_API_KEY: panel.applicationKey,
  PTERODACTYL_CLIENT_KEY: panel.clientKey,
  PTERODACTYL_DEFAULT_NODE_ID: String(panel.nodeId),
  PTERODACTYL_BOT_EGG_ID: String(panel.eggId),
  PTERODACTYL_BOT_NEST_ID: String(panel.nestId),
  PTERODACTYL_DEFAULT_USER_ID: String(panel.userId),
});
