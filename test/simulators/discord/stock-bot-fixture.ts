import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { DiscordOptions } from '../../../simulators/discord/options.ts';
import { type Anything, eventually, openDiscord } from './fixture.ts';
import { peopleOf } from './interaction-fixture.ts';

/** A bot as its makers write it, in a process of its own, and people who use it. It may make few invalid requests. */
export async function openStockBot(t: TestContext, options: Partial<DiscordOptions> = {}) {
  const opened = await openDiscord(t, { invalidLimit: 20, ...options });
  const { discord, application, world, channel } = opened;
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'stock-bot.ts')], {
    env: { API: `${discord.url}/api`, TOKEN: application.token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => bot.kill());
  let said = '';
  for (const output of [bot.stdout, bot.stderr]) {
    output.on('data', (text) => {
      said += text;
    });
  }
  await eventually('the bot has registered its command', () => world.state.commands.size === 1).catch((error) =>
    assert.fail(`${error.message} ${said}`),
  );
  const people = peopleOf(opened);
  const general = channel('general').id;
  const messages = (): Promise<Anything[]> => people.look('mia', `channels/${general}/messages`);

  const it = {
    ...opened,
    ...people,
    bot,
    general,
    /** The message that says this, once it is there. */
    reads: (content: string): Promise<Anything> =>
      eventually(`mia reads "${content}"`, async () =>
        (await messages()).findLast((message) => message.content === content),
      ),
    trouble: (does: object) => opened.control('POST', '/gateway', { does }),
    /** Whatever came before: it is there, and answers as many cups as nobody ordered before. */
    async serves(cups: number): Promise<void> {
      await eventually('the bot listens', () =>
        [...world.gateway.sessions.values()].some(({ connection }) => connection),
      );
      await people.act('ben', 'command', { channel: general, command: 'tea', options: { kind: 'green', cups } });
      await it.reads(`${cups} × green`);
      assert.equal(bot.exitCode, null, said);
    },
  };
  return it;
}
