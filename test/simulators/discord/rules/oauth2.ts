import type { Rule } from './rule.ts';

export const oauth2: readonly Rule[] = [
  {
    number: 45,
    says: 'Codes and tokens are good once, for whom and for what they were given, and end together.',
    tests: {
      'oauth-tokens': [
        'tokens are asked for by a form alone',
        'a code is good once, and whoever brings it again ends what came of it',
        'a code is good for a minute, for its application and its address alone',
        'an access token ends after a week, and a refresh token brings new ones, once',
        'revoking one token ends all of the authorization',
        'a route asks for the scope that it needs',
      ],
      'oauth-consent': [
        'nobody is sent to an address that was not registered',
        'who authorizes is sent back with a code, and the state as it was',
      ],
    },
  },
  {
    number: 46,
    says: 'A bot changes what it may of its application, and makes neither applications nor guilds.',
    tests: {
      'application-own': [
        'a bot switches its limited intents, and no other flag',
        'an address for interactions is taken when it answers a ping and refuses a forged one',
        'an address for interactions is refused when it is …',
        'nobody makes an application by a request',
      ],
      'guild-settings': ['bots make no guilds'],
    },
  },
];
