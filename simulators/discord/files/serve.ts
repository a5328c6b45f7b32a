import type { Answer } from '../http/answer.ts';
import type { Arrival } from '../http/arrival.ts';
import type { World } from '../world.ts';
import { isGood } from './address.ts';
import { contentTypeOf } from './content-type.ts';

const place = /^\/attachments\/\d+\/(\d+)\/([^/]+)$/;

export const isAttachment = ({ path }: Arrival): boolean => place.test(path);

const gone: Answer = {
  status: 404,
  raw: { type: 'text/plain; charset=utf-8', content: 'This content is no longer available.' },
};

/** What was uploaded, to whoever has a good address of it. */
export function attachmentAnswer({ method, path, query }: Arrival, world: World): Answer {
  const [, id, filename] = place.exec(path) ?? [];
  const isAsked = method === 'GET' || method === 'HEAD';
  const content = isAsked && id && isGood(world, path, query) ? world.files.get(id) : null;
  if (!content) return gone;
  const type = contentTypeOf(filename!) ?? 'application/octet-stream';
  return {
    status: 200,
    raw: { type, content },
    headers: { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" },
  };
}
