import { panelConformance } from './panel-conformance.ts';

panelConformance({ name: 'pterodactyl 1.11 on a node of our choice', version: '1.11', settings: {} });
panelConformance({ name: 'pterodactyl 1.12 on a node of our choice', version: '1.12', settings: {} });
panelConformance({
  name: 'pterodactyl 1.12 on a node of the panel’s choice',
  version: '1.12',
  settings: { nodeId: null },
});
