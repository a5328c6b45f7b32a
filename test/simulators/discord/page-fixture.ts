import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { buildPage } from '../../../scripts/build-page.ts';
import { logIn, type Opened, openDiscord } from './fixture.ts';
import { serveTea } from './page-bot.ts';

const executablePath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));

/** Said where it is skipped. */
export const withoutBrowser = executablePath
  ? false
  : 'No browser was found: name one in CHROMIUM to look at the page.';

/** A Discord whose clock goes, its page, and a bot that serves tea in it. */
export async function openPage(t: TestContext) {
  const opened = await openDiscord(t, { still: false, pageFolder: await buildPage() });
  const client = await logIn(t, opened);
  const failures = await serveTea(client, opened.guild.id);
  const browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  t.after(() => browser.close());
  return { ...opened, client, failures, browser, as: visitor(t, opened, browser) };
}

/** A window of its own, in which somebody looks at a channel; whatever its console has to say fails the test. */
const visitor =
  (t: TestContext, { discord, guild, person, channel }: Opened, browser: Browser) =>
  async (name: string, options: BrowserContextOptions = {}, place = 'general'): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(6_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    t.after(async () => {
      await context.close();
      // What the simulator refuses, the browser prints as well: the page has said it in words.
      const own = complaints.filter((words) => !words.startsWith('Failed to load resource'));
      if (own.length > 0) throw new Error(`The page of ${name} complained: ${own.join('\n')}`);
    });
    const query = `as=${person(name).id}&guild=${guild.id}&channel=${channel(place).id}`;
    await page.goto(`${discord.url}/_page/?${query}`);
    return page;
  };
