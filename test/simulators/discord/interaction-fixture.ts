import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { DiscordOptions } from '../../../simulators/discord/options.ts';
import { type Anything, eventually, type Opened, openDiscord } from './fixture.ts';
import { introduced, type RawClient } from './gateway-client.ts';

/** People who act, by name, as they would by hand. */
export function peopleOf({ control, person }: Pick<Opened, 'control' | 'person'>) {
  const path = (name: string, rest: string) => `/people/${person(name).id}${rest}`;
  return {
    attempt: (name: string, deed: string, body: object = {}) => control('POST', path(name, `/${deed}`), body),
    async act(name: string, deed: string, body: object = {}): Promise<Anything> {
      const reply = await control('POST', path(name, `/${deed}`), body);
      assert.ok(reply.status < 300, `${name} cannot ${deed}: ${reply.text}`);
      return reply.body;
    },
    look: async (name: string, what: string): Promise<Anything> => (await control('GET', path(name, `/${what}`))).body,
  };
}

/** A bot that is heard as it is, commands of its own, and people who use them. */
export async function openBot(t: TestContext, commands: object[] = [], options: Partial<DiscordOptions> = {}) {
  const opened = await openDiscord(t, options);
  const { ask, application, guild, channel } = opened;
  const path = `/applications/${application.id}/guilds/${guild.id}/commands`;
  const registered = await ask('PUT', path, commands);
  assert.equal(registered.status, 200, registered.text);
  const bot = await introduced(t, opened, { intents: (1 << 9) | (1 << 12) });
  const people = peopleOf(opened);
  const general = channel('general').id;
  const by = { as: null };

  return {
    ...opened,
    ...people,
    bot,
    general,
    by,
    commands: registered.body as Anything[],
    heard: (made: { id: string }) => interactionIn(bot, made),
    use: async (name: string, command: string, more: object = {}) =>
      interactionIn(bot, await people.act(name, 'command', { channel: general, command, ...more })),
    /** Without an authorization: the token is all that is needed. */
    answer: ({ id, token }: Anything, body: object, query = '') =>
      ask('POST', `/interactions/${id}/${token}/callback${query}`, body, by),
    webhook: (method: string, { token }: Anything, rest = '', body?: object) =>
      ask(method, `/webhooks/${application.id}/${token}${rest}`, body, by),
    seen: (name: string): Promise<Anything[]> => people.look(name, `channels/${general}/messages`),
    state: async (name: string, { id }: Anything) =>
      (await people.look(name, 'interactions')).find((it: Anything) => it.id === id),
  };
}

export type Bot = Awaited<ReturnType<typeof openBot>>;

const interactionIn = (bot: RawClient, { id }: { id: string }): Promise<Anything> =>
  eventually('the bot hears of the interaction', () => bot.told('INTERACTION_CREATE').find((it) => it.id === id));

export const ping = { name: 'ping', description: 'Answers.' };
export const ephemeral = 64;

export const row = (...components: object[]) => ({ type: 1, components });
export const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: custom_id,
  custom_id,
  ...more,
});
