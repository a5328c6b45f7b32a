/** `account` keys belong to a person and open the client API; an admin's open the application API as well. */
export type KeyKind = 'application' | 'account' | 'unknown';

const prefixes: Record<string, KeyKind> = {
  ptla_: 'application',
  papp_: 'application',
  ptlc_: 'account',
  pacc_: 'account',
};

export const kindOfKey = (key: string): KeyKind => prefixes[key.slice(0, 5)] ?? 'unknown';
