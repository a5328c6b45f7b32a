import { contentTypeOf } from '../files/content-type.ts';
import { imageSize } from '../files/image-size.ts';
import { type Fault, invalidForm, requestTooLarge } from '../http/api-error.ts';
import type { Upload } from '../http/call.ts';
import type { Attachment } from '../state/rows.ts';
import { fields, listOf, type Read } from '../validation/compound.ts';
import { wrongLength } from '../validation/faults.ts';
import { type Field, nullable, optional } from '../validation/field.ts';
import { snowflake, text } from '../validation/kinds.ts';
import type { World } from '../world.ts';

const most = { files: 10, file: 10 * 2 ** 20, request: 25 * 2 ** 20 };

/** The number of a file that is sent along, or the id of one that is there already. */
const reference: Field<string> = {
  read: (value, place) => snowflake.read(typeof value === 'number' ? String(value) : value, place),
};

const entry = fields({
  id: reference,
  filename: optional(nullable(text({ max: 1_024 }))),
  description: optional(nullable(text({ max: 1_024 }))),
});

export type AttachmentEntry = Read<{ entry: typeof entry }>['entry'];
export const attachmentList = listOf(entry, { max: most.files });

interface Given {
  /** All that is to be there; undefined where nothing was said of that. */
  entries: readonly AttachmentEntry[] | undefined;
  uploads: ReadonlyMap<string, Upload>;
  before: readonly Attachment[];
}

/** Of what was there, and of what is sent along, that which is listed; where nothing is listed, all of it. */
export function attachmentsOf(world: World, { entries, uploads, before }: Given): Attachment[] {
  requireSizes([...uploads.values()]);
  const wanted: AttachmentEntry[] =
    entries?.slice() ?? [...before.map(({ id }) => id), ...uploads.keys()].map((id) => ({ id }));
  const faults = wanted.flatMap(({ id }, index) => (isThere(id, uploads, before) ? [] : [noFile(id, index)]));
  const tooMany = wrongLength('attachments', wanted.length, { max: most.files });
  if (tooMany) faults.push(tooMany);
  if (faults.length > 0) throw invalidForm(faults);
  return wanted.map((it) => {
    const kept = before.find(({ id }) => id === it.id);
    if (!kept) return attachmentOf(world, uploads.get(it.id)!, it);
    return it.description === undefined ? kept : { ...kept, description: it.description || null };
  });
}

const isThere = (id: string, uploads: Given['uploads'], before: Given['before']): boolean =>
  uploads.has(id) || before.some((it) => it.id === id);

const noFile = (id: string, index: number): Fault => ({
  at: `attachments.${index}.id`,
  code: 'ATTACHMENT_NOT_FOUND',
  message: `There is no file, and no attachment, "${id}".`,
});

function requireSizes(uploads: readonly Upload[]): void {
  const sizes = uploads.map(({ content }) => content.length);
  if (sizes.some((size) => size > most.file)) throw requestTooLarge();
  if (sizes.reduce((sum, size) => sum + size, 0) > most.request) throw requestTooLarge();
}

/** A file that is kept from now on. */
export function attachmentOf(
  world: Pick<World, 'newId' | 'files'>,
  { filename: sentAs, contentType, content }: Upload,
  { filename: named, description }: Partial<AttachmentEntry> = {},
): Attachment {
  const id = world.newId();
  const filename = plain(named || sentAs);
  const size = imageSize(content) ?? { width: null, height: null };
  world.files.put(id, content);
  return {
    ...{ id, filename, size: content.length, ...size },
    contentType: contentTypeOf(filename) ?? contentType,
    description: description || null,
  };
}

/** Only letters, numbers, dots, dashes and underscores are left of a name. */
const plain = (name: string): string => name.replace(/\s/g, '_').replace(/[^\p{L}\p{N}._-]/gu, '') || 'unknown';
