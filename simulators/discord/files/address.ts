import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

type Signer = Pick<World, 'state' | 'clock'>;

/** Where an attachment is fetched for some time from now on. */
export function attachmentUrl(
  world: World,
  channelId: Snowflake,
  { id, filename }: { id: Snowflake; filename: string },
): string {
  const path = `/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
  const { clock, options } = world;
  const [is, ex] = [clock.now(), clock.now() + options.attachmentMs].map(inSeconds);
  return `${world.url()}${path}?ex=${ex}&is=${is}&hm=${signature(world, path, ex!, is!)}&`;
}

/** Whether we gave this address out, and it is still good. */
export function isGood(world: Signer, path: string, query: URLSearchParams): boolean {
  const [ex, is, hm] = ['ex', 'is', 'hm'].map((name) => query.get(name) ?? '');
  const given = Buffer.from(hm!);
  const right = Buffer.from(signature(world, path, ex!, is!));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  return Number.parseInt(ex!, 16) * 1_000 > world.clock.now();
}

const inSeconds = (ms: number): string => Math.ceil(ms / 1_000).toString(16);

const signature = ({ state }: Signer, path: string, ex: string, is: string): string =>
  createHmac('sha256', state.fileKey).update(`${path} ${ex} ${is}`).digest('hex');
