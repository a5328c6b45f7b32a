import { panelConformance } from './panel-conformance.ts';

const pelican = { version: 'pelican' } as const;

panelConformance({ ...pelican, name: 'pelican on a node of our choice', settings: { nestId: null } });
panelConformance({
  ...pelican,
  name: 'pelican on a node of its own choice, without a port',
  settings: { nestId: null, nodeId: null },
});
panelConformance({
  ...pelican,
  name: 'pelican on a port of its own choice',
  settings: { nestId: null, nodeId: null, ports: ['30000-30099'] },
});
