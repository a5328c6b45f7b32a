/** What a key does wherever one is, and what it is called. */
export interface Shortcut {
  deed: 'switch' | 'help' | 'inspector' | 'members' | 'channelUp' | 'channelDown' | 'nextPane';
  keys: string;
  words: string;
  is(event: KeyboardEvent): boolean;
}

const withControl = (key: string) => (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === key;

/** By the place of the key: with Alt some keyboards write other letters. */
const withAlt = (code: string) => (event: KeyboardEvent) => event.altKey && !event.ctrlKey && event.code === code;

export const shortcuts: readonly Shortcut[] = [
  { deed: 'switch', keys: 'Ctrl+K', words: 'Go to a channel, a server or somebody', is: withControl('k') },
  { deed: 'channelUp', keys: 'Alt+↑', words: 'The channel above', is: withAlt('ArrowUp') },
  { deed: 'channelDown', keys: 'Alt+↓', words: 'The channel below', is: withAlt('ArrowDown') },
  { deed: 'nextPane', keys: 'F6', words: 'The next part of the page', is: ({ key }) => key === 'F6' },
  { deed: 'inspector', keys: 'Alt+I', words: 'Open or close the inspector', is: withAlt('KeyI') },
  { deed: 'members', keys: 'Alt+M', words: 'Show or hide the members', is: withAlt('KeyM') },
  { deed: 'help', keys: 'Ctrl+/', words: 'This list', is: withControl('/') },
];

/** What keys do in one place alone. */
export const elsewhere: readonly (readonly [keys: string, words: string])[] = [
  ['↑ ↓', 'From line to line, in lists and among messages'],
  ['R', 'Reply to the message that has the focus'],
  ['E', 'Edit it, where it is yours'],
  ['+', 'Add a reaction to it'],
  ['Enter', 'All that can be done with it'],
  ['↑', 'In an empty field: edit your last message'],
  ['/', 'At the beginning of the field: commands'],
  ['Esc', 'Close what is open'],
];
