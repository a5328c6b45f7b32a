import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../start/launch.ts';

/** The one without a window first: it does the same in half the time. */
const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const noBrowser =
  'There is no Chromium or Chrome here. Install one ("apt-get install chromium-headless-shell"), or name yours in CHROMIUM.';

/** The program of a browser that is here already: the one that CHROMIUM names, one in a usual place, or the one of Playwright. */
export const findBrowser = (): string | null =>
  [process.env['CHROMIUM'], ...usualPlaces, chromium.executablePath()].find((path) => path && existsSync(path)) ?? null;

/** Sees to it that the tests find a browser; where none can be had, those that need one will say so. */
export async function bringBrowser(say: (sentence: string) => void): Promise<void> {
  if (findBrowser()) return;
  say('Installing a browser for the tests, once …');
  for (const [program, ...words] of waysToInstall()) {
    if ((await succeeds(program!, words)) && findBrowser()) return;
  }
  say(noBrowser);
}

const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js');

/** The system's own where we may install it; else what Playwright downloads into the user's cache. */
function waysToInstall(): string[][] {
  const download = [process.execPath, playwright, 'install', 'chromium'];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [download];
  return [
    ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium-headless-shell'],
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium-headless-shell'],
    download,
  ];
}

async function succeeds(program: string, words: string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn(program, words, { stdio: 'ignore', env, timeout: 5 * 60_000 });
  const [code] = await once(child, 'exit').catch(() => [1]);
  return code === 0;
}
