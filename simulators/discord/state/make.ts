import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import type { World } from '../world.ts';
import type { Application, Channel, Guild, Member, Role, Snowflake, User } from './rows.ts';

type Maker = Pick<World, 'state' | 'newId' | 'clock'>;

/** What everybody may do in a new guild. */
export const everybodysPermissions =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.SendMessagesInThreads |
  Bits.CreatePublicThreads |
  Bits.CreatePrivateThreads |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.AddReactions |
  Bits.UseExternalEmojis |
  Bits.ReadMessageHistory |
  Bits.ChangeNickname |
  Bits.CreateInstantInvite |
  Bits.UseApplicationCommands |
  Bits.Connect |
  Bits.Speak |
  Bits.Stream |
  Bits.UseVAD |
  Bits.SendPolls;

export function makeUser({ state, newId }: Maker, { username, ...more }: Partial<User> & { username: string }): User {
  const user: User = {
    ...{ id: newId(), username, globalName: null, avatar: null, banner: null, bot: false, email: null },
    ...{ locale: 'en-US', dmsOpen: true, twoFactors: true, ...more },
  };
  state.users.set(user.id, user);
  return user;
}

/** With its bot, which is a user of the same id, as for every application made since 2016. */
export function makeApplication(
  maker: Maker,
  { name, ownerId, ...more }: Partial<Application> & { name: string; ownerId: Snowflake },
): Application {
  const id = more.id ?? maker.newId();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const application: Application = {
    ...{ id, name, ownerId, botId: id, description: '', flags: 0, tags: [], redirectUris: [] },
    ...{ icon: null, coverImage: null, customInstallUrl: null, installParams: null, roleConnectionRecords: [] },
    ...{ interactionsUrl: null, roleConnectionsUrl: null, token: botToken(id), clientSecret: secret() },
    publicKey: raw.toString('hex'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('hex'),
    identifies: { left: 1_000, resetsAt: maker.clock.now() + 86_400_000 },
    ...more,
  };
  makeUser(maker, { id: application.botId, username: name, bot: true });
  maker.state.applications.set(id, application);
  return application;
}

const secret = () => randomBytes(24).toString('base64url');
export const botToken = (id: Snowflake): string =>
  `${Buffer.from(id).toString('base64url')}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`;

/** With the role of everybody, which has the guild's own id, and its owner as its first member. */
export function makeGuild(
  maker: Maker,
  { name, ownerId, ...more }: Partial<Guild> & { name: string; ownerId: Snowflake },
): Guild {
  const { state } = maker;
  const guild: Guild = {
    ...{ id: maker.newId(), name, ownerId, icon: null, description: null, features: [], mfaLevel: 0 },
    ...{ verificationLevel: 0, notificationLevel: 0, contentFilter: 0, systemChannelId: null, systemChannelFlags: 0 },
    ...{ rulesChannelId: null, updatesChannelId: null, alertsChannelId: null, afkChannelId: null },
    ...{ afkTimeoutSeconds: 300, locale: 'en-US', unavailable: false, ...more },
  };
  state.guilds.set(guild.id, guild);
  state.members.set(guild.id, new Map());
  state.roles.set(guild.id, new Map());
  state.bans.set(guild.id, new Map());
  state.auditLogs.set(guild.id, []);
  makeRole(maker, {
    id: guild.id,
    guildId: guild.id,
    name: '@everyone',
    position: 0,
    permissions: everybodysPermissions,
  });
  makeMember(maker, { guildId: guild.id, userId: ownerId });
  return guild;
}

export function makeRole(
  { state, newId }: Maker,
  { guildId, name, ...more }: Partial<Role> & { guildId: Snowflake; name: string },
): Role {
  const roles = state.roles.get(guildId) ?? new Map<Snowflake, Role>();
  const role: Role = {
    ...{ id: newId(), guildId, name, color: 0, hoist: false, position: 1, permissions: 0n, mentionable: false },
    ...{ managed: false, botId: null, unicodeEmoji: null, ...more },
  };
  state.roles.set(guildId, roles.set(role.id, role));
  return role;
}

export function makeMember(
  { state, clock }: Maker,
  { guildId, userId, ...more }: Partial<Member> & Pick<Member, 'guildId' | 'userId'>,
): Member {
  const members = state.members.get(guildId) ?? new Map<Snowflake, Member>();
  const member: Member = {
    ...{ guildId, userId, nick: null, roles: [], joinedAt: clock.now(), timeoutUntil: null },
    ...{ pending: false, deaf: false, mute: false, ...more },
  };
  state.members.set(guildId, members.set(userId, member));
  return member;
}

/** Puts an application's bot into a guild, with the managed role that goes with it, just above everybody. */
export function addBot(maker: Maker, application: Application, guildId: Snowflake, permissions = 0n): Member {
  const { name, botId } = application;
  const role = makeRole(maker, { guildId, name, permissions, managed: true, botId, position: 1 });
  return makeMember(maker, { guildId, userId: botId, roles: [role.id] });
}

type NewChannel = Partial<Channel> & Pick<Channel, 'name' | 'guildId'>;

export const makeChannel = (maker: Maker, channel: NewChannel): Channel =>
  keepChannel(maker, newChannel(maker, channel));

/** Of which nobody knows yet. */
export function newChannel({ newId }: Pick<Maker, 'newId'>, { name, guildId, ...more }: NewChannel): Channel {
  return {
    ...{ id: newId(), guildId, type: ChannelType.GuildText, name, topic: null, position: 0, parentId: null },
    ...{ overwrites: [], nsfw: false, slowmodeSeconds: 0, lastMessageId: null, lastPinAt: null, recipients: [] },
    ...{ thread: null, forumTags: [], bitrate: null, userLimit: null, rtcRegion: null, videoQuality: null },
    ...{ defaultAutoArchiveMinutes: null, flags: 0, defaultThreadSlowmodeSeconds: 0 },
    ...{ defaultReaction: null, defaultSortOrder: null, defaultForumLayout: 0, ...more },
  };
}

export function keepChannel({ state }: Pick<Maker, 'state'>, channel: Channel): Channel {
  state.channels.set(channel.id, channel);
  state.messages.set(channel.id, new Map());
  return channel;
}

/** The conversation of two, which is the same whoever begins it. */
export function conversationOf(maker: Maker, one: Snowflake, other: Snowflake): Channel {
  for (const channel of maker.state.channels.values()) {
    const { guildId, recipients } = channel;
    if (guildId === null && recipients.includes(one) && recipients.includes(other)) return channel;
  }
  return makeChannel(maker, { guildId: null, name: '', type: ChannelType.DM, recipients: [one, other] });
}
