import type { TestContext } from 'node:test';
import { draftOf } from '../../../simulators/discord/messages/draft.ts';
import { createMessage } from '../../../simulators/discord/messages/keep.ts';
import type { Channel, Message } from '../../../simulators/discord/state/rows.ts';
import { type Anything, openDiscord, type Reply } from './fixture.ts';

/** A room in which the bot is an administrator, unless it is said what everybody may do there. */
export async function openRoom(t: TestContext, allowed?: bigint) {
  const opened = await openDiscord(t);
  const { world, guild, application, ask, person } = opened;
  const roles = world.state.roles.get(guild.id)!;
  const everybody = roles.get(guild.id)!;
  const own = [...roles.values()].find(({ botId }) => botId === application.botId)!;
  const allow = (bits: bigint) => {
    everybody.permissions = bits;
    own.permissions = 0n;
  };
  if (allowed !== undefined) allow(allowed);
  const room = opened.channel('general');
  const path = `/channels/${room.id}/messages`;

  return {
    ...opened,
    ...{ room, path, allow },
    say: (body: object) => ask('POST', path, body),
    /** Sends files along, numbered from 0. */
    upload: (payload: object, files: [name: string, content: string | Buffer][], to = { method: 'POST', path }) =>
      ask(to.method, to.path, undefined, { raw: formOf(payload, files) }),
    edit: (id: string, body: object) => ask('PATCH', `${path}/${id}`, body),
    read: (id: string) => ask('GET', `${path}/${id}`),
    /** What a person writes. */
    hear(username: string, content: string, channel: Channel = room): Message {
      const userId = person(username).id;
      const member = world.state.members.get(channel.guildId ?? '')?.get(userId);
      const standing = member ? { guild, member } : null;
      const writer = { userId, applicationId: null, webhook: null, standing, isAnswer: false };
      return createMessage(world, draftOf(world, { body: { content }, uploads: new Map() }, writer, channel));
    },
  };
}

function formOf(payload: object, files: [name: string, content: string | Buffer][]): FormData {
  const form = new FormData();
  form.set('payload_json', JSON.stringify(payload));
  for (const [index, [name, content]] of files.entries()) {
    form.set(`files[${index}]`, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  }
  return form;
}

/** What an answer finds wrong, as `place CODE`. */
export function faultsIn({ body }: Pick<Reply, 'body'>): string[] {
  const from = (tree: Anything, at: string[]): string[] =>
    Object.entries(tree ?? {}).flatMap(([key, part]) =>
      key === '_errors' ? (part as Anything[]).map(({ code }) => `${at.join('.')} ${code}`) : from(part, [...at, key]),
    );
  return from(body?.errors, []);
}

/** Status and code. */
export const refusal = ({ status, body }: Pick<Reply, 'status' | 'body'>): [number, number] => [status, body?.code];
