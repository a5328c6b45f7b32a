import type { Mutation } from './mutation.ts';

export const guilds: readonly Mutation[] = [
  {
    ...{ rule: 36, off: 'the order of overwrites', file: 'permissions/compute.ts' },
    text: '(bits & ~deny) | allow',
    becomes: '(bits | allow) & ~deny',
  },
  {
    ...{ rule: 36, off: 'what a timeout leaves', file: 'permissions/compute.ts' },
    text: 'return isTimedOut(world, member) ? allowed & whileTimedOut : allowed;',
    becomes: 'return allowed;',
  },
  {
    ...{ rule: 36, off: 'what goes with not writing', file: 'permissions/compute.ts' },
    text: 'return (bits & send) === 0n ? bits & ~withSend : bits;',
    becomes: 'return send ? bits : bits & ~withSend;',
  },
  {
    ...{ rule: 36, off: 'access apart from permission', file: 'permissions/require.ts' },
    text: 'if (!mayView(world, userId, channel)) throw missingAccess();',
    becomes: 'if (!mayView(world, userId, channel)) throw missingPermissions();',
  },
  {
    ...{ rule: 37, off: 'roles above the own one', file: 'permissions/may-act-on.ts' },
    text: 'if (!standsAbove(world, guild, member, role)) throw missingPermissions();',
    becomes: '',
  },
  {
    ...{ rule: 37, off: 'giving what one does not have', file: 'permissions/may-act-on.ts' },
    text: 'if ((granted & ~guildPermissions(world, guild, member)) !== 0n) throw missingPermissions();',
    becomes: '',
  },
  {
    ...{ rule: 37, off: 'roles that nobody gives', file: 'permissions/may-act-on.ts' },
    text: 'if (role.managed || role.id === role.guildId) throw missingPermissions();',
    becomes: '',
  },
  {
    ...{ rule: 38, off: 'overwriting what one may not do', file: 'channels/overwrites.ts' },
    text: 'if ((touched & ~(held & ~Bits.ManageRoles)) !== 0n) throw missingPermissions();',
    becomes: '',
  },
  {
    ...{ rule: 38, off: 'the right that administrators alone give', file: 'channels/overwrites.ts' },
    text: 'touched & ~(held & ~Bits.ManageRoles)',
    becomes: 'touched & ~held',
  },
  {
    ...{ rule: 38, off: 'what an overwrite is about', file: 'channels/overwrites.ts' },
    text: 'if (!isKnown) throw unknownOverwrite();',
    becomes: '',
  },
  {
    ...{ rule: 39, off: 'the length of a timeout', file: 'routes/guilds/member-edit.ts' },
    text: 'const longestTimeout = 28 * 86_400_000;',
    becomes: 'const longestTimeout = 29 * 86_400_000;',
  },
  {
    ...{ rule: 39, off: 'timeouts of administrators', file: 'permissions/may-act-on.ts' },
    text: 'if (isAdministrator(world, { guild: standing.guild, member: target })) throw missingPermissions();',
    becomes: '',
  },
  {
    ...{ rule: 40, off: 'channels of a guild', file: 'channels/create-channel.ts' },
    text: 'const maxChannels = 500;',
    becomes: 'const maxChannels = 501;',
  },
  {
    ...{ rule: 40, off: 'roles of a guild', file: 'routes/guilds/roles.ts' },
    text: '>= 250) throw tooManyRoles();',
    becomes: '>= 251) throw tooManyRoles();',
  },
  {
    ...{ rule: 40, off: 'active threads', file: 'channels/archive.ts' },
    text: 'if (active.length >= maxActiveThreads) throw tooManyThreads();',
    becomes: '',
  },
  {
    ...{ rule: 41, off: 'the owner', file: 'permissions/hierarchy.ts' },
    text: 'if (guild.ownerId === other.userId) return false;',
    becomes: '',
  },
  {
    ...{ rule: 41, off: 'the bot itself', file: 'permissions/hierarchy.ts' },
    text: 'compareRoles(highestRole(world, member), role) > 0',
    becomes: 'compareRoles(highestRole(world, member), role) >= 0',
  },
  {
    ...{ rule: 41, off: 'telling who was thrown out', file: 'guilds/leave.ts' },
    text: 'hub.left(guildId, userId);',
    becomes: '',
  },
  {
    ...{ rule: 42, off: 'who has left', file: 'guilds/get.ts' },
    text: 'throw state.users.has(userId) ? unknownMember() : unknownUser();',
    becomes: 'throw unknownUser();',
  },
  {
    ...{ rule: 42, off: 'who does not want to be written to', file: 'messages/may-write.ts' },
    text: 'if (!listener.dmsOpen) throw cannotSendToUser();',
    becomes: '',
  },
  {
    ...{ rule: 43, off: 'telling of a deleted message', file: 'messages/keep.ts' },
    text: 'tellMessageDeleted(world, message);',
    becomes: 'void tellMessageDeleted;',
  },
  {
    ...{ rule: 43, off: 'telling of a changed webhook', file: 'channels/webhooks.ts' },
    text: 'for (const place of new Set([channelId, webhook.channelId])) tellWebhooks(world, webhook.guildId, place);',
    becomes: '',
  },
  {
    ...{ rule: 43, off: 'not knowing what comes first', file: 'gateway/outbox.ts' },
    text: 'Math.random() < 0.5',
    becomes: 'Math.random() < 2',
  },
  {
    ...{ rule: 44, off: 'the history', file: 'routes/messages/read.ts' },
    text: 'if (!mayReadHistory(world, standing, channel)) return ok([]);',
    becomes: '',
  },
  {
    ...{ rule: 44, off: 'what stands in an archived thread', file: 'messages/active.ts' },
    text: 'if (thread?.archived) throw archivedThread();',
    becomes: 'if (thread === undefined) throw archivedThread();',
  },
  {
    ...{ rule: 44, off: 'who is in a private thread', file: 'permissions/compute.ts' },
    text: 'if (channel.type !== ChannelType.PrivateThread) return true;',
    becomes: 'if (channel.type !== ChannelType.GroupDM) return true;',
  },
];
