import type { TestContext } from 'node:test';
import type { Client } from 'discord.js';
import type { BrowserContextOptions } from 'playwright-core';
import { buildPage } from '../../../scripts/build-page.ts';
import { openBrowser } from '../../fixtures/windows.ts';
import { logIn, openDiscord } from './fixture.ts';
import { serveTea } from './page-bot.ts';

type Begin = (client: Client<true>, guildId: string) => Promise<unknown[]>;

/** A Discord whose clock goes, its page, and a bot in it, which serves tea unless it is another one. */
export async function openPage(t: TestContext, begin: Begin = serveTea) {
  const opened = await openDiscord(t, { still: false, pageFolder: await buildPage() });
  const client = await logIn(t, opened);
  const failures = await begin(client, opened.guild.id);
  const openWindow = await openBrowser(t);
  const { discord, guild, person, channel } = opened;

  /** A window of its own, in which somebody looks at a channel. */
  function as(name: string, options: BrowserContextOptions = {}, place = 'general') {
    const query = `as=${person(name).id}&guild=${guild.id}&channel=${channel(place).id}`;
    return openWindow(`${discord.url}/_page/?${query}`, options);
  }
  return { ...opened, client, failures, as };
}
