import { noContent, ok } from '../../http/answer.ts';
import { forBearers } from '../../http/route.ts';
import type { RoleConnection } from '../../state/rows.ts';
import { mapOf } from '../../validation/compound.ts';
import { nullable, optional } from '../../validation/field.ts';
import { text } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import { requireOwn } from './role-connections.ts';

const common = {
  path: '/users/@me/applications/:application/role-connection',
  scopes: ['role_connections.write'],
} as const;

const shape = {
  platform_name: optional(nullable(text({ max: 50 }))),
  platform_username: optional(nullable(text({ max: 100 }))),
  metadata: optional(nullable(mapOf(text({ min: 1, max: 100 })))),
};

const keyOf = ({ applicationId, userId }: Pick<RoleConnection, 'applicationId' | 'userId'>) =>
  `${applicationId}:${userId}`;

/** What the application has said of this person; nothing where it has not said anything yet. */
export const readConnection = forBearers({
  ...common,
  method: 'GET',
  handle({ caller, params }, { state }) {
    requireOwn(caller, params['application']!);
    const who = { applicationId: caller.application.id, userId: caller.user.id };
    return ok(present(state.roleConnections.get(keyOf(who)) ?? null));
  },
});

export const writeConnection = forBearers({
  ...common,
  method: 'PUT',
  fields: Object.keys(shape),
  handle({ caller, params, body }, { state }) {
    requireOwn(caller, params['application']!);
    const given = readBody(body, shape);
    const known = caller.application.roleConnectionRecords.map(({ key }) => key);
    const metadata = Object.entries(given.metadata ?? {}).filter(([key]) => known.includes(key));
    const connection: RoleConnection = {
      ...{ applicationId: caller.application.id, userId: caller.user.id },
      platformName: given.platform_name ?? null,
      platformUsername: given.platform_username ?? null,
      metadata: Object.fromEntries(metadata),
    };
    state.roleConnections.set(keyOf(connection), connection);
    return ok(present(connection));
  },
});

export const deleteConnection = forBearers({
  ...common,
  method: 'DELETE',
  handle({ caller, params }, { state }) {
    requireOwn(caller, params['application']!);
    state.roleConnections.delete(keyOf({ applicationId: caller.application.id, userId: caller.user.id }));
    return noContent;
  },
});

const present = (connection: RoleConnection | null) => ({
  ...(connection?.platformName && { platform_name: connection.platformName }),
  platform_username: connection?.platformUsername ?? null,
  metadata: connection?.metadata ?? {},
});
