import type { Deed } from './change-fixture.ts';

const picture = `data:image/png;base64,${Buffer.from('tea').toString('base64')}`;
const tea = { content: 'Tea' };
const inThread = { channel: 'thread' };
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

const channels: Deed[] = [
  { does: 'PATCH /guilds/:guild', tells: 'GUILD_UPDATE', body: { name: 'The Coffee House' } },
  { does: 'POST /guilds/:guild/channels', tells: 'CHANNEL_CREATE', body: { name: 'made' }, makes: 'made' },
  {
    does: 'PATCH /guilds/:guild/channels',
    tells: 'CHANNEL_UPDATE',
    body: ({ made }) => [{ id: made, position: 9 }],
  },
  { does: 'PATCH /channels/:channel', tells: 'CHANNEL_UPDATE', body: { topic: 'Tea' }, at: { channel: 'made' } },
  {
    does: 'PUT /channels/:channel/permissions/:overwrite',
    tells: 'CHANNEL_UPDATE',
    body: { type: 0, allow: '2048' },
    at: { channel: 'made', overwrite: 'guild' },
  },
  {
    does: 'DELETE /channels/:channel/permissions/:overwrite',
    tells: 'CHANNEL_UPDATE',
    at: { channel: 'made', overwrite: 'guild' },
  },
  {
    does: 'PUT /channels/:channel/voice-status',
    tells: 'VOICE_CHANNEL_STATUS_UPDATE',
    body: { status: 'Tea' },
    at: { channel: 'lounge' },
  },
  { does: 'POST /channels/:channel/typing', tells: 'TYPING_START' },
  { does: 'POST /channels/:channel/invites', tells: 'INVITE_CREATE', body: {}, makes: 'code' },
  { does: 'DELETE /invites/:code', tells: 'INVITE_DELETE' },
];

const reaction = '/channels/:channel/messages/:message/reactions';
const messages: Deed[] = [
  { does: 'POST /channels/:channel/messages', tells: 'MESSAGE_CREATE', body: tea, makes: 'message' },
  { does: 'PATCH /channels/:channel/messages/:message', tells: 'MESSAGE_UPDATE', body: { content: 'Coffee' } },
  { does: 'PUT /channels/:channel/messages/pins/:message', tells: 'CHANNEL_PINS_UPDATE' },
  { does: 'DELETE /channels/:channel/messages/pins/:message', tells: 'CHANNEL_PINS_UPDATE' },
  { does: 'PUT /channels/:channel/pins/:message', tells: 'CHANNEL_PINS_UPDATE' },
  { does: 'DELETE /channels/:channel/pins/:message', tells: 'CHANNEL_PINS_UPDATE' },
  { does: `PUT ${reaction}/:emoji/@me`, tells: 'MESSAGE_REACTION_ADD' },
  { does: `DELETE ${reaction}/:emoji/@me`, tells: 'MESSAGE_REACTION_REMOVE' },
  { does: `PUT ${reaction}/:emoji/@me`, tells: 'MESSAGE_REACTION_ADD' },
  { does: `DELETE ${reaction}/:emoji/:user`, tells: 'MESSAGE_REACTION_REMOVE', at: { user: 'own' } },
  { does: `DELETE ${reaction}/:emoji`, tells: 'MESSAGE_REACTION_REMOVE_EMOJI' },
  { does: `DELETE ${reaction}`, tells: 'MESSAGE_REACTION_REMOVE_ALL' },
  {
    does: 'POST /channels/:channel/messages',
    tells: 'MESSAGE_CREATE',
    body: { poll: { question: { text: 'Tea?' }, answers: [{ poll_media: { text: 'Yes' } }] } },
    makes: 'poll',
  },
  { does: 'POST /channels/:channel/polls/:message/expire', tells: 'MESSAGE_UPDATE', at: { message: 'poll' } },
  { does: 'POST /channels/:channel/messages', tells: 'MESSAGE_CREATE', body: tea, makes: 'third' },
  {
    does: 'POST /channels/:channel/messages/bulk-delete',
    tells: 'MESSAGE_DELETE_BULK',
    body: ({ poll, third }) => ({ messages: [poll, third] }),
  },
];

const threads: Deed[] = [
  {
    does: 'POST /channels/:channel/messages/:message/threads',
    tells: 'THREAD_CREATE',
    body: { name: 'tea' },
    makes: 'onMessage',
  },
  { does: 'POST /channels/:channel/threads', tells: 'THREAD_CREATE', body: { name: 'tea', type: 11 }, makes: 'thread' },
  { does: 'PUT /channels/:channel/thread-members/:user', tells: 'THREAD_MEMBERS_UPDATE', at: inThread },
  { does: 'DELETE /channels/:channel/thread-members/:user', tells: 'THREAD_MEMBERS_UPDATE', at: inThread },
  { does: 'PATCH /channels/:channel', tells: 'THREAD_UPDATE', body: { locked: true }, at: inThread },
  { does: 'DELETE /channels/:channel', tells: 'THREAD_DELETE', at: inThread },
  { does: 'DELETE /channels/:channel/messages/:message', tells: 'MESSAGE_DELETE' },
];

const byToken = '/webhooks/:webhook/:token';
const webhooks: Deed[] = [
  { does: 'POST /channels/:channel/webhooks', tells: 'WEBHOOKS_UPDATE', body: { name: 'Tea' }, makes: 'webhook' },
  { does: 'PATCH /webhooks/:webhook', tells: 'WEBHOOKS_UPDATE', body: { name: 'Coffee' } },
  { does: `PATCH ${byToken}`, tells: 'WEBHOOKS_UPDATE', body: { name: 'Tea' } },
  { does: `POST ${byToken}`, tells: 'MESSAGE_CREATE', body: tea, query: '?wait=true', makes: 'message' },
  { does: `PATCH ${byToken}/messages/:message`, tells: 'MESSAGE_UPDATE', body: { content: 'Coffee' } },
  { does: `DELETE ${byToken}/messages/:message`, tells: 'MESSAGE_DELETE' },
  { does: `DELETE ${byToken}`, tells: 'WEBHOOKS_UPDATE' },
  { does: 'POST /channels/:channel/webhooks', tells: 'WEBHOOKS_UPDATE', body: { name: 'Tea' }, makes: 'webhook' },
  { does: 'DELETE /webhooks/:webhook', tells: 'WEBHOOKS_UPDATE' },
  { does: 'POST /guilds/:guild/channels', tells: 'CHANNEL_CREATE', body: { name: 'news', type: 5 }, makes: 'news' },
  {
    does: 'POST /channels/:channel/followers',
    tells: 'WEBHOOKS_UPDATE',
    body: ({ channel }) => ({ webhook_channel_id: channel }),
    at: { channel: 'news' },
  },
  {
    does: 'POST /channels/:channel/messages',
    tells: 'MESSAGE_CREATE',
    body: tea,
    at: { channel: 'news' },
    makes: 'new',
  },
  {
    does: 'POST /channels/:channel/messages/:message/crosspost',
    tells: 'MESSAGE_UPDATE',
    at: { channel: 'news', message: 'new' },
  },
  { does: 'DELETE /channels/:channel', tells: 'CHANNEL_DELETE', at: { channel: 'made' } },
  {
    does: 'POST /interactions/:interaction/:token/callback',
    tells: 'MESSAGE_CREATE',
    body: { type: 4, data: tea },
    at: { token: 'interactionToken' },
  },
];

const role = '/guilds/:guild/roles';
const members: Deed[] = [
  { does: `POST ${role}`, tells: 'GUILD_ROLE_CREATE', body: { name: 'Tea', permissions: '0' }, makes: 'role' },
  { does: `PATCH ${role}/:role`, tells: 'GUILD_ROLE_UPDATE', body: { name: 'Coffee' } },
  { does: `POST ${role}`, tells: 'GUILD_ROLE_CREATE', body: { name: 'Milk', permissions: '0' }, makes: 'milk' },
  { does: `PATCH ${role}`, tells: 'GUILD_ROLE_UPDATE', body: ({ milk }) => [{ id: milk, position: 2 }] },
  { does: 'PUT /guilds/:guild/members/:user/roles/:role', tells: 'GUILD_MEMBER_UPDATE' },
  { does: 'DELETE /guilds/:guild/members/:user/roles/:role', tells: 'GUILD_MEMBER_UPDATE' },
  { does: `DELETE ${role}/:role`, tells: 'GUILD_ROLE_DELETE' },
  { does: 'PATCH /guilds/:guild/members/:user', tells: 'GUILD_MEMBER_UPDATE', body: { nick: 'Benny' } },
  { does: 'PATCH /guilds/:guild/members/@me', tells: 'GUILD_MEMBER_UPDATE', body: { nick: 'Tea bot' } },
  {
    does: 'PUT /guilds/:guild/members/:user',
    tells: 'GUILD_MEMBER_ADD',
    body: ({ accessToken }) => ({ access_token: accessToken }),
    at: { user: 'zoe' },
  },
  { does: 'DELETE /guilds/:guild/members/:user', tells: 'GUILD_MEMBER_REMOVE' },
  { does: 'PUT /guilds/:guild/bans/:user', tells: 'GUILD_BAN_ADD', body: {} },
  { does: 'DELETE /guilds/:guild/bans/:user', tells: 'GUILD_BAN_REMOVE' },
  { does: 'POST /guilds/:guild/bulk-ban', tells: 'GUILD_BAN_ADD', body: ({ mia }) => ({ user_ids: [mia] }) },
  { does: 'POST /guilds/:guild/prune', tells: 'GUILD_MEMBER_REMOVE', body: { days: 30 } },
];

const rule = '/guilds/:guild/auto-moderation/rules';
const event = '/guilds/:guild/scheduled-events';
const emoji = '/guilds/:guild/emojis';
const more: Deed[] = [
  { does: `POST ${emoji}`, tells: 'GUILD_EMOJIS_UPDATE', body: { name: 'tea', image: picture }, makes: 'emojiId' },
  { does: `PATCH ${emoji}/:emojiId`, tells: 'GUILD_EMOJIS_UPDATE', body: { name: 'coffee' } },
  { does: `DELETE ${emoji}/:emojiId`, tells: 'GUILD_EMOJIS_UPDATE' },
  {
    does: `POST ${rule}`,
    tells: 'AUTO_MODERATION_RULE_CREATE',
    body: { name: 'Words', event_type: 1, trigger_type: 3, actions: [{ type: 1 }] },
    makes: 'rule',
  },
  { does: `PATCH ${rule}/:rule`, tells: 'AUTO_MODERATION_RULE_UPDATE', body: { enabled: true } },
  { does: `DELETE ${rule}/:rule`, tells: 'AUTO_MODERATION_RULE_DELETE' },
  {
    does: `POST ${event}`,
    tells: 'GUILD_SCHEDULED_EVENT_CREATE',
    body: {
      ...{ name: 'Tea', privacy_level: 2, entity_type: 3, entity_metadata: { location: 'Here' } },
      ...{ scheduled_start_time: later(24), scheduled_end_time: later(48) },
    },
    makes: 'event',
  },
  { does: `PATCH ${event}/:event`, tells: 'GUILD_SCHEDULED_EVENT_UPDATE', body: { name: 'Coffee' } },
  { does: `DELETE ${event}/:event`, tells: 'GUILD_SCHEDULED_EVENT_DELETE' },
  { does: 'PATCH /users/@me', tells: 'USER_UPDATE', body: { username: 'Tea bot' } },
  { does: 'DELETE /users/@me/guilds/:guild', tells: 'GUILD_DELETE' },
];

/** In an order in which each finds what it needs. */
export const deeds: readonly Deed[] = [...channels, ...messages, ...threads, ...webhooks, ...members, ...more];

/** Nobody is told of these: they change what no event is about, or are refused to every bot. */
export const untold: readonly string[] = [
  'DELETE /applications/:application/commands/:command',
  'DELETE /applications/:application/guilds/:guild/commands/:command',
  'PATCH /applications/:application/commands/:command',
  'PATCH /applications/:application/guilds/:guild/commands/:command',
  'PATCH /applications/@me',
  'POST /applications/:application/commands',
  'POST /applications/:application/guilds/:guild/commands',
  'POST /guilds',
  'POST /users/@me/channels',
  'PUT /applications/:application/commands',
  'PUT /applications/:application/guilds/:guild/commands',
  'PUT /applications/:application/guilds/:guild/commands/:command/permissions',
  'PUT /applications/:application/role-connections/metadata',
];
