import { randomBytes } from 'node:crypto';
import type { Authorization, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

export const lifetimeSeconds = 604_800;

type Granted = Pick<Authorization, 'applicationId' | 'userId' | 'scopes'> & Partial<Authorization>;

/** A pair of tokens with which an application speaks for a person. */
export function authorize(world: Pick<World, 'state' | 'newId' | 'clock'>, granted: Granted): Authorization {
  const id = world.newId();
  const authorization: Authorization = {
    ...{ id, accessToken: tokenOf(id), refreshToken: tokenOf(id), ...granted },
    expiresAt: granted.expiresAt ?? world.clock.now() + lifetimeSeconds * 1_000,
  };
  world.state.authorizations.set(id, authorization);
  return authorization;
}

/** Both tokens begin with the number of what they belong to, so that no search is needed. */
const tokenOf = (id: Snowflake): string =>
  `${BigInt(id).toString(36).padStart(idLength, '0')}${randomBytes(16).toString('hex')}`;

const idLength = 13;

function belongingTo({ state }: Pick<World, 'state'>, token: string): Authorization | null {
  const start = token.slice(0, idLength);
  if (!/^[0-9a-z]{13}$/.test(start)) return null;
  let id = 0n;
  for (const digit of start) id = id * 36n + BigInt(Number.parseInt(digit, 36));
  return state.authorizations.get(String(id)) ?? null;
}

/** The one whose access token this is, while it lasts. */
export function findAuthorization(world: World, accessToken: string): Authorization | null {
  const found = belongingTo(world, accessToken);
  return found?.accessToken === accessToken && found.expiresAt > world.clock.now() ? found : null;
}

export function findByRefreshToken(world: World, refreshToken: string): Authorization | null {
  const found = belongingTo(world, refreshToken);
  return found && found.refreshToken === refreshToken ? found : null;
}

/** Whichever of its tokens this is, and whether or not it still lasts. */
export function findByAnyToken(world: World, token: string): Authorization | null {
  const found = belongingTo(world, token);
  return found && [found.accessToken, found.refreshToken].includes(token) ? found : null;
}

/** All that a person has allowed an application ends together. */
export function revokeAll({ state }: World, applicationId: Snowflake, userId: Snowflake): void {
  for (const [id, held] of state.authorizations) {
    if (held.applicationId === applicationId && held.userId === userId) state.authorizations.delete(id);
  }
}

/** Whether a person has allowed this application all of this before. */
export const hasAllowed = ({ state }: World, asked: Pick<Authorization, 'applicationId' | 'userId' | 'scopes'>) =>
  [...state.authorizations.values()].some(
    ({ applicationId, userId, scopes }) =>
      applicationId === asked.applicationId &&
      userId === asked.userId &&
      asked.scopes.every((scope) => scopes.includes(scope)),
  );
