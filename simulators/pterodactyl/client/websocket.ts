import type { Call } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { sign } from '../wings/sign.ts';
import type { World } from '../world.ts';
import { mineToWatch } from './gate.ts';
import { permissionsOf } from './view.ts';

const perServer = { per: 'server', limit: 5, windowMs: 60_000 } as const;

/** The credentials alone; nobody listens behind them yet. */
export const websocketRoute: Route = {
  method: 'GET',
  path: '/api/client/servers/:uuid/websocket',
  guard: mineToWatch,
  throttled: { name: 'websocket', '1.12': perServer, pelican: perServer },
  handle(call, world) {
    const { server } = call.found;
    const node = world.state.nodes.get(server.nodeId)!;
    const socket = `ws://${node.fqdn}:${world.wingsPorts.get(node.id) ?? 8080}/api/servers/${server.uuid}/ws`;
    return { status: 200, body: { data: { token: tokenFor(call, node.token, world), socket } } };
  },
};

function tokenFor({ found: { server }, caller }: Call, secret: string, world: World): string {
  const now = Math.floor(world.clock.now() / 1_000);
  const claims = {
    iss: world.url(),
    jti: crypto.randomUUID(),
    iat: now,
    nbf: now - 300,
    exp: now + 600,
    server_uuid: server.uuid,
    permissions: permissionsOf({ caller }, server),
    user_uuid: caller.uuid,
    user_id: caller.id,
    unique_id: crypto.randomUUID(),
  };
  return sign(claims, secret);
}
