import type { Rule } from './rule.ts';

export const interactions: readonly Rule[] = [
  {
    number: 27,
    says: 'An interaction is answered within three seconds, once, and followed up for a quarter of an hour.',
    tests: {
      'interaction-answers': [
        'an answer that comes after three seconds finds no interaction, and the person is told',
        'an answer within three seconds is in time',
        'one interaction is answered once',
        'nothing follows an interaction that was not answered',
        'a quarter of an hour later the token is worth nothing',
      ],
      'interaction-discordjs': ['a second answer and a late one fail as discord.js tells them'],
    },
  },
  {
    number: 28,
    says: 'Each kind of interaction takes its kinds of answers.',
    tests: {
      'interaction-answers': [
        'only a component is answered by a change of its message',
        'a promise takes no flag but the one that hides it',
      ],
      'people-components': ['a form is not answered by a form'],
      'people-commands': ['an option is completed while it is typed, and nothing that is typed so far is looked at'],
    },
  },
  {
    number: 29,
    says: 'Who sees an answer is settled once; what one person alone sees is unknown to all others.',
    tests: {
      'interaction-answers': [
        'whether an answer is for one person alone is settled by the promise of it',
        'an answer is read, changed and deleted as @original',
        'what follows is a message of its own, which its id resolves',
        'an answer for one person is unknown to the routes of the channel and to everybody else',
      ],
    },
  },
  {
    number: 30,
    says: 'People use what they are offered, as their own program would let them.',
    tests: {
      'people-commands': [
        'a command that is not registered, or no more, or in another version, cannot be used',
        'a person is offered what the person may use, and nothing else',
        'contexts say whether a command is offered in guilds and in conversations',
        'a command cannot be sent with …',
      ],
      'people-components': [
        'what is not there, is disabled or leads elsewhere cannot be clicked',
        'of a select only what it offers is picked, once, and as much as it asks for',
        'what must be filled in, and how long it is, is asked before a form is sent',
      ],
    },
  },
  {
    number: 31,
    says: 'What is gone cannot be clicked, what is old can, and a double click is two clicks.',
    tests: {
      'people-components': [
        'a deleted message cannot be clicked',
        'two clicks in an instant are two interactions, each with an answer of its own',
      ],
      'interaction-discordjs': ['a button of before the bot was started anew still reaches it'],
    },
  },
  {
    number: 32,
    says: 'An address takes interactions instead of the gateway: signed, pinged, and with three seconds.',
    tests: {
      'interaction-endpoint': [
        'an interaction is sent to the address, signed, and to no session',
        'whoever changes what was sent, or when, breaks the signature',
        'an address that says nothing for three seconds is not waited for',
        'an address lets in what Discord signed just now, and nothing else, or it is given up',
      ],
    },
  },
  {
    number: 33,
    says: 'Answering needs no authorization, is not counted with the rest, and is told of where that is asked.',
    tests: {
      'interaction-answers': [
        'an answer needs no authorization, and everybody in the channel sees it',
        'who asks for it hears what has become of an answer',
        'answers are not held to the limit of all requests',
      ],
      'rest-limits': ['webhooks and interactions are not held to the limit of all requests'],
    },
  },
];
