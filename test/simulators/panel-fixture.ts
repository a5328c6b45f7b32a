import type { TestContext } from 'node:test';
import type { NewServer } from '../../integrations/pterodactyl/application/servers.ts';
import type { PanelOptions } from '../../simulators/pterodactyl/options.ts';
import { type Panel, type PanelReady, startPanel } from '../../simulators/pterodactyl/panel.ts';

// What the panel sends is of any shape, and these tests look at all of it.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Anything = any;

export interface Reply {
  status: number;
  headers: Headers;
  body: Anything;
  text: string;
}

interface Sent {
  key?: string | null;
  headers?: Record<string, string>;
  raw?: string;
}

export interface Site {
  panel: Panel;
  /** As a plain HTTP client would, with the application key unless another is given. */
  ask(method: string, path: string, body?: unknown, sent?: Sent): Promise<Reply>;
}

/** A panel of its own for each test, whose clock stands; an install takes a minute of it. */
export async function site(t: TestContext, options: Partial<PanelOptions> = {}): Promise<Site> {
  const panel = await startPanel({ still: true, installMs: 60_000, ...options });
  t.after(() => panel.close());

  return {
    panel,
    async ask(method, path, body, { key = panel.ready.applicationKey, headers = {}, raw } = {}) {
      const response = await fetch(panel.url + path, {
        method,
        redirect: 'manual',
        headers: {
          accept: 'application/json',
          ...(key && { authorization: `Bearer ${key}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(raw !== undefined && { body: raw }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
    },
  };
}

export const newServer = ({ userId, eggId }: PanelReady, change: Partial<NewServer> = {}): NewServer => ({
  external_id: 'botyard-o1',
  name: 'bot',
  description: 'a bot',
  user: userId,
  egg: eggId,
  docker_image: 'ghcr.io/pelican-eggs/yolks:nodejs_24',
  startup: 'node index.js',
  environment: { DISCORD_TOKEN: 't', DISCORD_GUILD_ID: '12345', TIER: 'pro', FEATURES: '', AUTO_UPDATE: '0' },
  start_on_completion: false,
  limits: { memory: 512, swap: 0, disk: 1024, io: 500, cpu: 50 },
  feature_limits: { databases: 0, allocations: 0, backups: 1 },
  allocation: { default: 1 },
  ...change,
});

/** `field:rule` of every broken rule. */
export const broken = ({ body }: Reply): string[] =>
  (body?.errors ?? []).map(({ meta }: Anything) => `${meta?.source_field}:${meta?.rule}`);

export const codeOf = ({ body }: Reply): string | undefined => body?.errors?.[0]?.code;
