import type { Rule } from './rule.ts';

export const messages: readonly Rule[] = [
  {
    number: 20,
    says: 'Texts, nonces and embeds are not too long, and something is said.',
    tests: {
      'message-writing': [
        'nothing at all cannot be said, nor more than 2000 characters',
        'a nonce has up to 25 characters, and one that is enforced is answered with the earlier message',
      ],
      'message-embeds': [
        'each part of an embed has its length',
        'there are at most ten embeds, with at most 6000 characters in all of them',
      ],
    },
  },
  {
    number: 21,
    says: 'Rows, buttons and selects are built as they must be.',
    tests: {
      'message-components': [
        'there are up to five rows, of five buttons or one select each',
        'a custom id is there, is not used twice, and has up to 100 characters',
        'a button has a face, and leads where its style says',
        'a select has one to 25 options of distinct values, and counts that fit them',
      ],
    },
  },
  {
    number: 22,
    says: 'A message of components alone says so, stays one, and is not too large.',
    tests: {
      'message-components': [
        'a message of components alone says so by its flag, and says nothing else',
        'all components together are 40 at most, and all that is to be read 4000 characters',
        'each kind of component stands only where it belongs',
        'a message of components alone stays one, and any other can become one',
      ],
    },
  },
  {
    number: 23,
    says: 'Whom a message pings follows from its text, from what it allows and from rights.',
    tests: {
      'message-mentions': [
        'whom a text names is mentioned, unless it is code',
        'everybody, and roles that not all may mention, are mentioned only by whoever has the right to that',
        'a message may say whom it pings: all of a kind, or those of a list, but not both',
      ],
    },
  },
  {
    number: 24,
    says: 'Files are sent along as listed, are not too many or too large, and their addresses end.',
    tests: {
      'message-attachments': [
        'there are up to ten files, each of up to 10 MiB, and 25 MiB together',
        'what is listed must be sent along',
        'an address is good for a time, and each look gives a new one',
        'an edit drops the files that it does not list, and what is sent along comes to those it keeps',
      ],
    },
  },
  {
    number: 25,
    says: 'One edits the own messages, and deletes, many at once too, and pins by rights.',
    tests: {
      'message-history': [
        'nobody edits what another one wrote, but its embeds are hidden by whoever manages messages',
        "one's own message is deleted freely, another one's by whoever manages messages, which is written down",
        'two to a hundred messages of the last two weeks are deleted at once',
      ],
      'message-pins': ['to pin is a right of its own', 'there are up to 250 pins, and notes of Discord are not pinned'],
    },
  },
  {
    number: 26,
    says: 'Reactions are of emojis that there are, of up to twenty kinds, and new kinds need a right.',
    tests: {
      'message-reactions': [
        'what is no emoji, or an emoji that is not there, is unknown',
        'a new kind of reaction needs a right, to join one does not, and both need the history',
        'there are up to 20 kinds',
      ],
    },
  },
];
