import { createHash } from 'node:crypto';
import type { World } from '../world.ts';

/** Keeps an uploaded picture, and names it by what it shows; moving ones begin with `a_`. */
export function keepImage(
  { files }: Pick<World, 'files'>,
  { type, content }: { type: string; content: Buffer },
): string {
  const hash = createHash('md5').update(content).digest('hex');
  const name = type === 'gif' ? `a_${hash}` : hash;
  files.put(name, content);
  return name;
}
