import { isThread } from '../model/channels.ts';
import { userName } from '../model/names.ts';
import type { Channel } from '../model/types.ts';

/** As a channel is called where no sign stands before it. */
export function channelTitle(channel: Channel): string {
  const [other] = channel.recipients ?? [];
  if (other) return `@${userName(other)}`;
  return isThread(channel) ? (channel.name ?? '') : `#${channel.name}`;
}
