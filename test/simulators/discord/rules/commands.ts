import type { Rule } from './rule.ts';

export const commands: readonly Rule[] = [
  {
    number: 34,
    says: 'Commands are described within bounds, counted by scope and day, and overwritten as a list.',
    tests: {
      'command-registration': [
        'a command is refused for …',
        'all texts of a command together stay below 8000 characters, the longest language counting',
        'a scope holds 100 slash commands and 15 of each menu',
        'a guild takes 200 new names a day; writing over known ones costs nothing',
        'overwriting the list deletes what is not in it and keeps the ids of what is',
        'a command of an unknown name is created, one of a known name written over, with another version',
        'what discord.js builds is taken as it is, and comes back the same',
      ],
    },
  },
  {
    number: 35,
    says: 'An application has its own commands alone, where it is, and people decide who may use them.',
    tests: {
      'command-registration': [
        "another application's commands are none of this one's",
        'who may use a command is read by a bot and written by a person alone',
      ],
    },
  },
];
