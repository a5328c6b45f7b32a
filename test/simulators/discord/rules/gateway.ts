import type { Rule } from './rule.ts';

export const gateway: readonly Rule[] = [
  {
    number: 1,
    says: 'Whoever comes in has the right token and version, and intents that exist and were granted.',
    tests: {
      'gateway-closes': [
        'a wrong token is no identity',
        'whoever speaks another version of the gateway is sent away',
        'an intent that means nothing closes the line, and so does having none at all',
        'an application that was not granted … may not ask for them',
        'discord.js hears that its intents were not granted',
      ],
    },
  },
  {
    number: 2,
    says: 'Before anything else one says who one is, once, in small frames of JSON with known opcodes.',
    tests: {
      'gateway-closes': [
        'nothing but a heartbeat is said before one has said who one is',
        'nobody says twice who they are',
        'an opcode that means nothing closes the line',
        '… cannot be decoded',
      ],
    },
  },
  {
    number: 3,
    says: 'More than 120 frames a minute close the line; heartbeats are free, presences are counted.',
    tests: {
      'gateway-closes': ['the 121st event within a minute is one too many', 'heartbeats are not counted'],
      'gateway-audience': ['a bot says how it wants to be seen, and the others see it so'],
    },
  },
  {
    number: 4,
    says: 'Every heartbeat is answered and names nothing that was not sent; silence ends the line.',
    tests: {
      'gateway-heartbeats': [
        'the first that is said is how often to beat, and every beat is answered',
        'nobody has seen more than was sent',
        'whoever is silent for one interval and a half is cut off',
      ],
    },
  },
  {
    number: 5,
    says: 'Identifies are spaced, and there are only so many a day.',
    tests: {
      'gateway-login': [
        'a second identity within five seconds has to wait',
        'the gateway says where it is, and how often one may still identify oneself today',
        'whoever identifies itself too often in a day loses its token and its lines',
      ],
    },
  },
  {
    number: 6,
    says: 'READY names guilds, GUILD_CREATE tells of them, and members come only to those who see presences.',
    tests: {
      'gateway-login': [
        'READY names the guilds without telling of them, and each is told of afterwards',
        'whoever does not see presences knows of no member but itself',
        'of a large guild only those who are online are told',
      ],
      voice: ['whoever is in voice is told of, and known to those who come later, whatever they see of presences'],
    },
  },
  {
    number: 7,
    says: 'An event is told where an intent asks for it, in channels that the bot sees.',
    tests: {
      'gateway-audience': [
        'only what the intents ask for is told',
        'nothing is told of a channel that the bot does not see',
        'a private thread is told to those in it, and known to them from the beginning',
      ],
      'message-content': ['events are only for whoever asked for them and sees the channel'],
    },
  },
  {
    number: 8,
    says: 'Without the right to content there is none, in events and in answers, but for four exceptions.',
    tests: {
      'message-content': [
        'without its intent a bot hears that something was written, and not what',
        'at the REST API it is the flags of the application that count',
        'what a bot wrote, what is written to it, what mentions it and what it was asked about it reads in any case',
      ],
    },
  },
  {
    number: 9,
    says: 'A session that comes back hears what it missed, in order; what cannot come back begins anew.',
    tests: {
      'gateway-resume': [
        'a session that comes back hears all that it missed, in order, and then that this was all',
        'an event that was not sent yet cannot have been seen',
        'a session that is not known, or is somebody else’s, does not come back',
        'a bot that closes its line with … does not mean to come back',
        'discord.js comes back when it …, and misses nothing',
      ],
    },
  },
  {
    number: 10,
    says: 'Every trouble of the gateway can be ordered.',
    tests: {
      'gateway-resume': [
        'discord.js comes back when it …, and misses nothing',
        'discord.js identifies itself anew when its session is over',
      ],
      'gateway-heartbeats': ['discord.js leaves a line on which its beats are not answered, and comes back'],
      'gateway-trouble': [
        'READY can be late',
        'beats can be left unanswered for a while',
        'events can come twice',
        'events can come in the wrong order',
        'an event can come when what it tells of is gone',
        'a guild can be away for a while, and discord.js sees both',
      ],
    },
  },
  {
    number: 11,
    says: 'An answer for one person alone reaches the bot as if it were a conversation.',
    tests: {
      'message-content': [
        'what one person alone sees reaches the bot as in a conversation, and no route of the channel',
      ],
      'interaction-answers': ['a bot hears of an answer for one person as if it were a conversation'],
    },
  },
  {
    number: 12,
    says: 'All members are listed to those with the intent, and once in thirty seconds.',
    tests: {
      'gateway-members': [
        'without its intent nobody lists all members',
        'all members are listed once in thirty seconds',
        'discord.js hears that it asks too often',
      ],
    },
  },
];
