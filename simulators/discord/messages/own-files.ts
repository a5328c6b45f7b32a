import type { Fault } from '../http/api-error.ts';
import type { Upload } from '../http/call.ts';
import type { Attachment, Channel, Message } from '../state/rows.ts';
import type { World } from '../world.ts';
import { type AttachmentEntry, attachmentsOf } from './attachments.ts';

type Parts = Pick<Message, 'embeds' | 'components'>;
type WithFiles = Parts & Pick<Message, 'attachments'>;

const scheme = 'attachment://';

/** What the parts of a message show of its own files. */
const namesIn = ({ embeds, components }: Parts): Set<string> =>
  new Set([...JSON.stringify([embeds, components]).matchAll(/"attachment:\/\/([^"]+)"/g)].map(([, name]) => name!));

/** Those of its files that a message shows beside its parts; what a part shows is not shown twice. */
export function listedFiles(message: WithFiles): Attachment[] {
  const shown = namesIn(message);
  return message.attachments.filter(({ filename }) => !shown.has(filename));
}

/** The addresses that we gave out of a message's own files become their names again, as when an embed is sent back. */
export function ownNames(
  world: Pick<World, 'url'>,
  { id: channelId }: Channel,
  { attachments }: Pick<Message, 'attachments'>,
  parts: Parts,
): Parts {
  const nameOf = new Map(attachments.map(({ id, filename }) => [id, filename]));
  const address = new RegExp(`"${world.url()}/attachments/${channelId}/(\\d+)/[^"]*"`, 'g');
  const text = JSON.stringify(parts).replace(address, (own, id) =>
    nameOf.has(id) ? JSON.stringify(scheme + nameOf.get(id)) : own,
  );
  return JSON.parse(text) as Parts;
}

interface Given {
  entries: readonly AttachmentEntry[] | undefined;
  uploads: ReadonlyMap<string, Upload>;
  before: WithFiles;
  /** As they are from now on. */
  parts: Parts;
}

/** What a message has of files: what a part shows needs no mention in the list, and goes with the last part that shows it. */
export function filesOf(world: World, { entries, uploads, before, parts }: Given): Attachment[] {
  const listed = listedFiles(before);
  const isShown = (it: Attachment) => !listed.includes(it);
  const attachments = attachmentsOf(world, { entries, uploads, before: entries ? before.attachments : listed });
  const names = namesIn(parts);
  const replaced = attachments.filter(({ id }) => !before.attachments.some((it) => it.id === id));
  const stillShown = before.attachments
    .filter(isShown)
    .filter(({ filename }) => names.has(filename) && !replaced.some((it) => it.filename === filename))
    .filter(({ id }) => !attachments.some((it) => it.id === id));
  return [...stillShown, ...attachments];
}

/** Files that components show and nobody uploaded. */
export function unknownFiles(message: WithFiles): Fault[] {
  const known = new Set(message.attachments.map(({ filename }) => filename));
  return [...namesIn(message)]
    .filter((name) => !known.has(name))
    .map((name) => ({
      at: 'components',
      code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      message: `The referenced attachment "${name}" was not found`,
    }));
}
