/** `account` keys belong to a person and open the client API; an admin's open the application API as well. */
export type KeyKind = 'application' | 'account' | 'unknown';

const pterodactyls: Record<string, KeyKind> = { ptla_: 'application', ptlc_: 'account' };
/** The latter two are of its first months. */
const pelicans: Record<string, KeyKind> = {
  papp_: 'application',
  pacc_: 'account',
  peli_: 'application',
  plcn_: 'account',
};

const prefixOf = (key: string): string => key.slice(0, 5);

export const kindOfKey = (key: string): KeyKind => ({ ...pterodactyls, ...pelicans })[prefixOf(key)] ?? 'unknown';

/** The other way round nothing is proved: a Pelican that was a Pterodactyl once still takes its old keys. */
export const isPelicansKey = (key: string): boolean => prefixOf(key) in pelicans;
