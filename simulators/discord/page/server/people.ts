import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Channel, Deed, GivenFile, Guild, Member, Message, Presence, User } from '../model/types.ts';
import { call } from './call.ts';

/** As many messages as are asked for at once. */
export const pageSize = 50;

type Made = { id: string };
interface At {
  channel: string;
  message: string;
}
export interface Typed {
  channel: string;
  command: string;
  application: string;
  options: Record<string, unknown>;
}

/** Some of those whose name has the words in it. */
export const peopleLike = (words: string, limit: number) =>
  call<User[]>('GET', `/people?${new URLSearchParams({ words, limit: String(limit) })}`);
export const newcomer = (asked: { username: string; globalName: string | null }) =>
  call<User>('POST', '/people', asked);

export type Person = ReturnType<typeof personOf>;

/** All that one person sees and does. */
export function personOf(userId: string) {
  const see = <Seen>(path: string) => call<Seen>('GET', `/people/${userId}${path}`);
  const act = <Asked extends object, Answer = void>(deed: string) => {
    return (asked: Asked) => call<Answer>('POST', `/people/${userId}/${deed}`, asked);
  };

  return {
    userId,
    self: () => see<User>(''),
    guilds: () => see<Guild[]>('/guilds'),
    channels: (guild: string) => see<Channel[]>(`/guilds/${guild}/channels`),
    members: (guild: string) => see<Member[]>(`/guilds/${guild}/members`),
    presences: (guild: string) => see<Presence[]>(`/guilds/${guild}/presences`),
    conversations: () => see<Channel[]>('/conversations'),
    messages: (channel: string, page: Partial<Record<'before' | 'after' | 'around', string>> = {}) =>
      see<Message[]>(`/channels/${channel}/messages?${new URLSearchParams({ ...page, limit: String(pageSize) })}`),
    commands: (channel: string) => see<APIApplicationCommand[]>(`/commands?channel=${channel}`),
    modals: () => see<Deed[]>('/modals'),

    write: act<{ channel: string; content: string; replyTo?: string; files: GivenFile[] }, Made>('write'),
    rewrite: act<At & { content: string }, Made>('rewrite'),
    delete: act<At>('delete'),
    react: act<At & { emoji: string }>('react'),
    unreact: act<At & { emoji: string }>('unreact'),
    vote: act<At & { answers: number[] }>('vote'),
    thread: act<{ channel: string; name: string } & Record<string, unknown>, { channel: string }>('thread'),
    type: act<{ channel: string }>('type'),
    converse: act<{ with: string }, { channel: string }>('converse'),

    command: act<Typed, Made>('command'),
    autocomplete: act<Typed & { focused: string }, Made>('autocomplete'),
    menu: act<{ channel: string; command: string; application: string; target: string; type: 2 | 3 }, Made>('menu'),
    click: act<At & { customId: string }, Made>('click'),
    choose: act<At & { customId: string; values: string[] }, Made>('choose'),
    submit: act<{ interaction: string; fields: Record<string, unknown> }, Made>('submit'),
    dismiss: act<{ interaction: string }>('dismiss'),

    join: act<{ guild: string } | { invite: string }>('join'),
    leave: act<{ guild: string }>('leave'),
    rename: act<{ guild: string; nick: string | null }>('rename'),
    status: act<{ status: string; activities: object[] }>('status'),
    settings: act<{ dmsOpen?: boolean; locale?: string; globalName?: string | null }>('settings'),
    /** Looks after a guild, by the REST API's own paths and rules. */
    administer: <Answer = unknown>(method: string, path: string, body: object = {}, reason: string | null = null) =>
      call<Answer>('POST', `/people/${userId}/administer`, { method, path, body, reason }),
  };
}
