import type { Rule } from './rule.ts';

export const guilds: readonly Rule[] = [
  {
    number: 36,
    says: 'What one may do is computed as Discord computes it, and what is not seen is told from what is not allowed.',
    tests: {
      'guild-permissions': [
        'the owner may do everything everywhere, and so may administrators',
        'what a channel says of everybody counts less than what it says of roles, and that less than of the member',
        'of two roles the one that allows wins, wherever they stand',
        'who does not see a channel may do nothing there, and who may not write there cannot adorn it',
        'in a thread counts what is said of its channel, and the right to write in threads',
        'who is timed out only looks and reads, unless as owner or administrator',
      ],
      'channel-create': ['a channel that is not seen gives no access, one that is gone is unknown'],
    },
  },
  {
    number: 37,
    says: 'One acts on roles and members below oneself, also as an administrator, and gives no more than one has.',
    tests: {
      'guild-roles': [
        'nobody gives a role what they do not have themselves',
        'a role above the own highest one is out of reach, for administrators too',
        'a role is not moved to where the bot does not reach',
        'a role of a bot, and that of everybody, cannot be deleted or given',
      ],
      'guild-members': ['nobody is renamed, timed out, kicked or banned by one who does not stand above them'],
    },
  },
  {
    number: 38,
    says: 'Overwrites allow what one may do oneself, are about what their type says, and are not too many.',
    tests: {
      'channel-overwrites': [
        'nobody allows or denies what they may not do themselves',
        'the right to manage permissions is given by administrators, and by those who have it in the channel itself',
        'the type of an overwrite fits what it is about',
      ],
      'channel-create': ['every field of a new channel is held to its limits'],
    },
  },
  {
    number: 39,
    says: 'Timeouts, names and bans have their bounds, and a timeout ends by itself.',
    tests: {
      'guild-members': [
        'a timeout lasts 28 days at most, and ends by itself without a word',
        'an administrator is not timed out, by whoever stands above them',
        'a nickname has 32 characters at most, and an empty one is none',
      ],
      'guild-bans': [
        'people who are not there can be banned too, but not people who are nobody',
        'a ban that is not there cannot be looked at or lifted',
      ],
    },
  },
  {
    number: 40,
    says: 'Of everything there is only so much.',
    tests: {
      'channel-create': ['a guild has 500 channels and no more, and a category 50'],
      'guild-roles': ['a guild has at most 250 roles'],
      'channel-webhooks': ['a channel has fifteen webhooks and no more'],
      'guild-invites': ['a guild has at most 1000 invites'],
      'channel-threads': [
        'a guild has 1,000 active threads and no more; archived ones do not count, and do not open then',
      ],
    },
  },
  {
    number: 41,
    says: 'Nobody acts on the owner, a bot not on itself, and whoever was thrown out has no access.',
    tests: {
      'guild-members': ['neither the owner nor the bot itself is kicked, banned or timed out'],
      'guild-comings-and-goings': ['a kicked bot is in the guild no more, and takes its role along'],
    },
  },
  {
    number: 42,
    says: 'What was there a moment ago may be gone, and who could be written to may not want it.',
    tests: {
      'guild-comings-and-goings': ['who left meanwhile is an unknown member'],
      'channel-create': ['a channel that is not seen gives no access, one that is gone is unknown'],
      'message-writing': ['a person whose messages are closed, another bot, and a stranger are not written to'],
    },
  },
  {
    number: 43,
    says: 'Every change is told to the bot that made it too, before or after the answer.',
    tests: {
      'every-change': [
        'every change that a bot makes is told to that bot, by its own event',
        'no change is told to a bot whose intents do not ask for it',
        'every route that changes something is tried here',
      ],
      'gateway-outbox': ['what is told goes out in its order, though nobody can rely on when'],
    },
  },
  {
    number: 44,
    says: 'The history, channels and threads are read by those who may, and closed threads stay as they are.',
    tests: {
      'message-history': [
        'without the right to the history the list is empty, and no single message is read',
        'what stands in an archived thread stays as it is',
      ],
      'channel-threads': [
        'a private thread is seen by its members, and by those who manage threads',
        'a locked thread opens for nobody but those who manage threads',
        'an archived thread stays as it is until it is opened',
      ],
      'channel-create': ['a channel that is not seen gives no access, one that is gone is unknown'],
    },
  },
];
