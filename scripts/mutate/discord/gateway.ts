import type { Mutation } from './mutation.ts';

export const gateway: readonly Mutation[] = [
  {
    ...{ rule: 1, off: 'intents that were not granted', file: 'gateway/intents.ts' },
    text: 'if ((asked & intent) !== 0 && (flags & granted) === 0) throw disallowedIntents();',
    becomes: 'if (false) throw disallowedIntents();',
  },
  {
    ...{ rule: 1, off: 'intents without a meaning', file: 'gateway/intents.ts' },
    text: 'if (asked < 0 || asked > everyIntent || (asked & ~everyIntent) !== 0) throw invalidIntents();',
    becomes: '',
  },
  {
    ...{ rule: 1, off: 'the version of the gateway', file: 'gateway/accept.ts' },
    text: "if (query.get('v') !== '10') return invalidVersion();",
    becomes: '',
  },
  {
    ...{ rule: 2, off: 'who one is, before anything else', file: 'gateway/ops/all.ts' },
    text: 'if (!connection.session) throw notAuthenticated();',
    becomes: 'if (!connection.session) return;',
  },
  {
    ...{ rule: 2, off: 'saying twice who one is', file: 'gateway/ops/identify.ts' },
    text: 'if (connection.session) throw alreadyAuthenticated();',
    becomes: '',
  },
  {
    ...{ rule: 2, off: 'the size of a frame', file: 'gateway/frame.ts' },
    text: 'if (raw.length > longest) throw decodeError();',
    becomes: '',
  },
  {
    ...{ rule: 3, off: 'the number of frames a minute', file: 'gateway/connection.ts' },
    text: 'if (times.length > framesInWindow) throw rateLimited();',
    becomes: '',
  },
  {
    ...{ rule: 4, off: 'silence', file: 'gateway/connection.ts' },
    text: 'else connection.close(sessionTimedOut());',
    becomes: 'else return;',
  },
  {
    ...{ rule: 4, off: 'beats that name what was not sent', file: 'gateway/ops/heartbeat.ts' },
    text: 'if (seen !== null && connection.session && seen > connection.session.seq) throw invalidSeq();',
    becomes: '',
  },
  {
    ...{ rule: 5, off: 'the time between identifies', file: 'gateway/identify-budget.ts' },
    text: 'if (last !== undefined && clock.now() - last < between) return false;',
    becomes: '',
  },
  {
    ...{ rule: 5, off: 'the identifies of a day', file: 'gateway/identify-budget.ts' },
    text: 'if (identifies.left === 0) throw tokenLost(world, application);',
    becomes: '',
  },
  {
    ...{ rule: 6, off: 'members only for those who see presences', file: 'gateway/guild-create.ts' },
    text: '(seesPresences(viewer) && (!isLarge || isOnline(world, member.userId)))',
    becomes: '(!isLarge || isOnline(world, member.userId))',
  },
  {
    ...{ rule: 6, off: 'members who are in voice', file: 'gateway/guild-create.ts' },
    text: 'voiceOf(world, member) !== undefined || ',
    becomes: '',
  },
  {
    ...{ rule: 7, off: 'events of channels that are not seen', file: 'events/audience.ts' },
    text: 'if (channel && !mayView(world, viewer.userId, channel)) return false;',
    becomes: '',
  },
  {
    ...{ rule: 7, off: 'events that no intent asks for', file: 'events/audience.ts' },
    text: 'to.intents === 0 || (intents & to.intents) !== 0;',
    becomes: 'to.intents === 0 || intents !== -1;',
  },
  {
    ...{ rule: 8, off: 'content without the right to it', file: 'present/content-right.ts' },
    text: 'if (applicationId === null || (intents & Intent.MessageContent) !== 0) return true;',
    becomes: 'if (applicationId === null || intents !== 0) return true;',
  },
  {
    ...{ rule: 8, off: 'content of what mentions the bot', file: 'present/content-right.ts' },
    text: 'message.guildId === null || message.mentions.users.includes(userId);',
    becomes: 'message.guildId === null;',
  },
  {
    ...{ rule: 9, off: 'what a session missed', file: 'gateway/ops/resume.ts' },
    text: 'session.replay(seq);',
    becomes: '',
  },
  {
    ...{ rule: 9, off: 'an event of the future', file: 'gateway/ops/resume.ts' },
    text: 'if (seq > session.seq) throw invalidSeq();',
    becomes: '',
  },
  {
    ...{ rule: 9, off: 'the end of a session by its code', file: 'gateway/connection.ts' },
    text: 'if (code === 1000 || code === 1001) endSession(world, session);',
    becomes: 'if (code === 1) endSession(world, session);',
  },
  {
    ...{ rule: 10, off: 'the wrong order of events', file: 'gateway/disturbance.ts' },
    text: 'held.unshift(tell)',
    becomes: 'held.push(tell)',
  },
  {
    ...{ rule: 10, off: 'missing acknowledgements', file: 'gateway/ops/heartbeat.ts' },
    text: 'if (areAcksMissing(gateway.faults, connection.session?.application.id, clock.now())) return;',
    becomes: '',
  },
  {
    ...{ rule: 11, off: 'the intent for what looks like a conversation', file: 'messages/tell.ts' },
    text: 'tellUser(world, userId, { event, data, intents: intents.conversation });',
    becomes: 'tellUser(world, userId, { event, data, intents: intents.guild });',
  },
  {
    ...{ rule: 12, off: 'the intent for all members', file: 'gateway/ops/request-members.ts' },
    text: 'if (wantsAnybody && (session.intents & Intent.GuildMembers) === 0) throw disallowedIntents();',
    becomes: '',
  },
  {
    ...{ rule: 12, off: 'the time between two lists', file: 'gateway/ops/request-members.ts' },
    text: 'if (next <= clock.now()) {',
    becomes: 'if (next !== 0) {',
  },
];
