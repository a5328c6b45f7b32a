import type { Route } from '../../http/route.ts';
import { readAuthorization, readOwnApplication } from './me.ts';
import { revoke } from './revoke.ts';
import { token } from './token.ts';

export const oauth2Routes: readonly Route[] = [token, revoke, readAuthorization, readOwnApplication];
