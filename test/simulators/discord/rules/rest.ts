import type { Rule } from './rule.ts';

export const rest: readonly Rule[] = [
  {
    number: 13,
    says: 'A request says who asks and with what, asks for what there is, and sends what it says it sends.',
    tests: {
      'rest-base': [
        'whoever does not say who asks, or says it wrongly, is told nothing',
        'a client must say what it is, and a bot in the form that is asked for',
        'a path that is not there is told from a verb that it does not take',
        'a body must be what it is said to be',
      ],
    },
  },
  {
    number: 14,
    says: 'Bodies and answers are held against the OpenAPI document, and unknown fields are noticed.',
    tests: {
      'openapi-oracle': [
        'an answer that Discord would not give is found out',
        'a request that Discord would not take is found out, unless it was refused',
        'what Discord takes and its description refuses is let pass',
        'a test fails when a request or an answer of it is not such as the document describes them',
      ],
      'rest-base': [
        'every route that takes a body knows what may be in it',
        'fields that no route knows do no harm, and are written down',
      ],
    },
  },
  {
    number: 15,
    says: 'Ids are texts that tell their time, what is not there is left out, and nothing has no content type.',
    tests: {
      'rest-base': ['an answer without content has no content type', 'a name where an id belongs is wrong in itself'],
      'rest-shapes': [
        'whatever is told has ids that are texts of its time, and times with an offset',
        'what is not there is left out',
      ],
    },
  },
  {
    number: 16,
    says: 'Requests are limited by bucket, in all and by others, and every limit says how long it lasts.',
    tests: {
      'rest-limits': [
        'every answer that is counted says what it is counted by',
        'one request too many is refused until the window is over, and told how long that is',
        'channels, guilds and webhooks have limits of their own, under one name',
        'all requests of a bot together have a limit by the second',
        'a limit that others have reached is told as theirs',
        'discord.js waits as long as it is told, and loses nothing',
      ],
      'control-weather': ['no limit is told without how long it lasts'],
    },
  },
  {
    number: 17,
    says: 'Invalid requests are counted: a run fails by a few of them, and an address is shut out by many.',
    tests: {
      'rest-limits': [
        'answers of 401, 403 and 429 are counted by address, for ten minutes',
        'a run in which too many requests were invalid fails at its end',
        'an address with too many invalid requests meets a page of whoever stands before Discord',
      ],
    },
  },
  {
    number: 18,
    says: 'Answers fail, are slow or are lost, and what was asked may be done nevertheless.',
    tests: {
      'control-weather': [
        'what was asked may be done although nobody hears of it',
        'a slow answer comes when the clock has moved on',
        'bad weather is the same for the same seed, and ends',
        'discord.js tries again what failed by accident',
      ],
    },
  },
  {
    number: 19,
    says: 'A reason is decoded, is not too long, and is in the audit log and in the event of it.',
    tests: {
      'guild-audit-log': [
        'the audit log tells newest first who did what to whom, and why',
        'the audit log is read, and heard, by those alone who may see it',
        'a reason has 512 characters at most',
      ],
    },
  },
];
