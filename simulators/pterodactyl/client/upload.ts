import { one } from '../http/answer.ts';
import type { Route } from '../http/router.ts';
import { sign } from '../wings/sign.ts';
import { file } from './file-route.ts';

/** The address of the node by which one upload may come, once, within a quarter of an hour. */
export const uploadRoute: Route = file('GET', 'upload', {}, async ({ found: { server }, caller }, world) => {
  const node = world.state.nodes.get(server.nodeId)!;
  const now = Math.floor(world.clock.now() / 1_000);
  const claims = { server_uuid: server.uuid, user_uuid: caller.uuid, unique_id: crypto.randomUUID(), exp: now + 900 };
  const door = `http://${node.fqdn}:${world.wingsPorts.get(node.id) ?? 8080}`;
  return one({
    object: 'signed_url',
    attributes: { url: `${door}/upload/file?token=${sign(claims, node.token)}` },
  });
});
