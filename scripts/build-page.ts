import { join } from 'node:path';
import type { UserConfig } from 'vite';
import { builtOnce } from './build-page/built-once.ts';
import { pack } from './build-page/pack.ts';
import { plainNumbers } from './build-page/plain-numbers.ts';
import { root } from './start/launch.ts';

const common = ['react', 'react-dom', 'lucide-react', 'vite'];

/** Builds the page of the simulated Discord, unless it was built from the same sources before. Answers the folder. */
export const buildPage = (): Promise<string> =>
  builtOnce({
    name: 'discord-page',
    sources: ['simulators/discord/page'],
    packages: [...common, 'discord-api-types'],
    build: (outDir) =>
      build(join(root, 'simulators', 'discord', 'page'), outDir, { base: '/_page/', plugins: [plainNumbers] }),
  });

/** Builds our own page likewise. */
export const buildWeb = (): Promise<string> =>
  builtOnce({
    name: 'web',
    sources: ['web', 'domain'],
    packages: [
      ...common,
      ...['@fontsource-variable/geist', '@tanstack/react-query', '@tanstack/react-router', 'socket.io-client'],
      ...['tailwindcss', '@tailwindcss/vite'],
    ],
    async build(outDir) {
      const { default: tailwind } = await import('@tailwindcss/vite');
      await build(join(root, 'web'), outDir, { plugins: [tailwind()] });
      pack(join(outDir, 'assets'));
    },
  });

/** What `light-dark()` needs: older browsers would be given a second copy of every colour. */
const cssTarget = ['chrome123', 'firefox120', 'safari17.5'];

async function build(source: string, outDir: string, own: UserConfig): Promise<void> {
  const { build: run } = await import('vite');
  await run({
    root: source,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic' } },
    ...own,
    build: {
      ...{ outDir, emptyOutDir: true, cssTarget, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
      // Packages say which of their modules are for browsers: all of ours are.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  });
}
