import type { Orm } from '../db/orm.ts';
import { hashOfKey } from '../db/queries/api-keys.ts';
import { findKeyHolder } from '../db/queries/key-holder.ts';
import type { Actor } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';

/** Finds out who asks; refuses whoever is nobody. */
export type Authenticate = (authorization: string | undefined) => Promise<Actor>;

const bearer = /^Bearer (byk_[\w-]{20,100})$/i;

/** Keys today; a session's cookie is to be looked up here too. */
export const authenticateBy =
  (orm: Orm): Authenticate =>
  async (authorization) => {
    const key = bearer.exec(authorization ?? '')?.[1];
    const holder = key && (await findKeyHolder(orm, hashOfKey(key)));
    if (holder) return holder;
    // The same words for every cause: a stranger learns nothing about which keys there are.
    throw new Refusal('unauthenticated', 'This needs a valid API key.', {
      remedy: 'Send "Authorization: Bearer byk_…"; "npm run api-key" makes one.',
    });
  };
