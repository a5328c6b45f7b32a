import type { Rule } from './rule.ts';

/** What it offers besides to whoever tests a bot. */
export const promises: readonly Omit<Rule, 'number'>[] = [
  {
    says: 'A stock bot logs in, registers commands, answers, reacts, opens a form, and survives all troubles.',
    tests: {
      'stock-bot': [
        'a bot as its makers write it knows nothing but an address and a token',
        'it answers commands, buttons and forms, and reacts',
        'it survives all that the gateway may do to it',
        'it leaves a line on which its beats are not answered, and comes back',
        'it survives an outage of the REST API, and one of everything',
        'it waits for limits, and tries again what fails by accident',
      ],
    },
  },
  {
    says: 'Everything that goes wrong at Discord can be ordered.',
    tests: {
      'gateway-resume': ['discord.js comes back when it …, and misses nothing'],
      'gateway-trouble': ['events can come twice', 'what is held back is told when the trouble is over'],
      'control-weather': [
        'a fault meets as many requests as were ordered, and only those it was ordered for',
        'no limit is told without how long it lasts',
        'what was asked may be done although nobody hears of it',
        'in an outage nothing is answered but that nothing is',
        'in a worse one nobody gets through, and a bot comes back by itself afterwards',
      ],
    },
  },
  {
    says: 'Seconds, minutes and weeks pass when they are told to.',
    tests: {
      'interaction-answers': [
        'an answer that comes after three seconds finds no interaction, and the person is told',
        'a quarter of an hour later the token is worth nothing',
      ],
      'guild-members': ['a timeout lasts 28 days at most, and ends by itself without a word'],
    },
  },
  {
    says: 'What there is can be made, reset, and is there after a restart; what was asked is written down.',
    tests: {
      'control-state': [
        'a crowd of any size is made, and the bot hears of its guilds',
        'a reset brings back how it was, and whoever is connected must begin anew',
        'what was changed is there after a restart, and the clock goes on',
        'what was asked is written down, without the controls, until it is wiped',
      ],
      'channel-threads': ['after a start anew the clock still looks after threads'],
      'message-polls': ['after a start anew a poll still ends in its time'],
    },
  },
  {
    says: 'It is on this machine alone, and its controls are off unless they are asked for.',
    tests: {
      opening: ['nobody reaches it but on this machine'],
      'control-weather': [
        'there are no controls unless they were asked for',
        'the controls are for this machine alone',
        'a name that was bent to this machine opens no control',
      ],
    },
  },
];
