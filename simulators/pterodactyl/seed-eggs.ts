import type { Egg, EggVariable } from './state/rows.ts';

/** Two ways in which owners name what a bot is told; a client has to cope with both. */
export const eggs = (nestId: number, now: number): Egg[] => [
  egg({ id: 15, nestId, now, name: 'Node.js Discord Bot' }, [
    ['DISCORD_TOKEN', 'required|string|max:128', false],
    ['DISCORD_GUILD_ID', 'required|string|regex:/^\\d{5,20}$/', false],
    ['TIER', 'required|string|max:20', false],
    ['FEATURES', 'nullable|string|max:500', false],
    ['AUTO_UPDATE', 'required|boolean', true, '0'],
  ]),
  egg({ id: 16, nestId, now, name: 'Discord Bot by repository' }, [
    ['BOT_TOKEN', 'required|string|max:128', false],
    ['GUILD_ID', 'required|string|max:20', false],
    ['TIER', 'required|string|in:starter,pro,business', false],
    ['FEATURES', 'nullable|string|max:500', false],
    ['ORDER_ID', 'required|string|max:64', false],
    ['DATABASE_URL', 'nullable|string', false],
    ['NODE_ARGS', 'nullable|string|max:64', true],
  ]),
];

type VariableRow = [envVariable: string, rules: string, userEditable: boolean, defaultValue?: string];

const egg = (of: { id: number; nestId: number; now: number; name: string }, variables: VariableRow[]): Egg => ({
  id: of.id,
  uuid: crypto.randomUUID(),
  nestId: of.nestId,
  name: of.name,
  author: 'admin@example.com',
  description: 'Runs one Discord bot.',
  dockerImages: {
    'Node.js 24': 'ghcr.io/pelican-eggs/yolks:nodejs_24',
    'Node.js 22': 'ghcr.io/pelican-eggs/yolks:nodejs_22',
  },
  startup: 'node index.js',
  done: 'Logged in as',
  stop: '^SIGINT',
  script: '#!/bin/bash\nset -e\ncd /mnt/server\nnpm install\ntouch .installed-ok\n',
  variables: variables.map((row, at) => variable(of.id * 100 + at, row)),
  createdAt: of.now,
  updatedAt: of.now,
});

const variable = (id: number, [envVariable, rules, userEditable, defaultValue = '']: VariableRow): EggVariable => ({
  id,
  name: envVariable.toLowerCase().replaceAll('_', ' '),
  description: '',
  envVariable,
  defaultValue,
  userViewable: true,
  userEditable,
  rules,
});
