import type { TestContext } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { buildPage } from '../../../scripts/build-page.ts';
import { openBrowser } from '../../fixtures/windows.ts';
import { logIn, openDiscord } from './fixture.ts';
import { serveTea } from './page-bot.ts';

/** A Discord whose clock goes, its page, and a bot that serves tea in it. */
export async function openPage(t: TestContext) {
  const opened = await openDiscord(t, { still: false, pageFolder: await buildPage() });
  const client = await logIn(t, opened);
  const failures = await serveTea(client, opened.guild.id);
  const openWindow = await openBrowser(t);
  const { discord, guild, person, channel } = opened;

  /** A window of its own, in which somebody looks at a channel. */
  function as(name: string, options: BrowserContextOptions = {}, place = 'general') {
    const query = `as=${person(name).id}&guild=${guild.id}&channel=${channel(place).id}`;
    return openWindow(`${discord.url}/_page/?${query}`, options);
  }
  return { ...opened, client, failures, as };
}
