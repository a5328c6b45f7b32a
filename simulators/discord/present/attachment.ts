import type { APIAttachment } from 'discord-api-types/v10';
import { attachmentUrl } from '../files/address.ts';
import type { Attachment, Message } from '../state/rows.ts';
import type { World } from '../world.ts';

type Home = Pick<Message, 'channelId' | 'onlyFor'>;

/** With an address that is good from now on. */
export function presentAttachment(world: World, attachment: Attachment, { channelId, onlyFor }: Home): APIAttachment {
  const { id, filename, size, contentType, description, width, height } = attachment;
  const url = attachmentUrl(world, channelId, attachment);
  return {
    ...{ id, filename, size, url, proxy_url: url },
    ...(contentType !== null && { content_type: contentType }),
    ...(description !== null && { description }),
    ...(width !== null && height !== null && { width, height }),
    ...(onlyFor !== null && { ephemeral: true }),
  };
}
