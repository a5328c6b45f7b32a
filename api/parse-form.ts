import { MIMEType } from 'node:util';
import { Refusal } from '../domain/refusal.ts';
import { Upload } from './upload.ts';

/** Parsing takes time for each part; no form of ours has as many. */
const mostParts = 16;

/** The fields of a multipart form as an object; files become uploads. */
export async function parseForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Record<string, unknown>> {
  if (countParts(bytes, contentType) > mostParts) throw badForm('It has too many fields.');
  const form = await readForm(bytes, contentType);
  if (new Set(form.keys()).size < [...form].length) throw badForm('One of its fields is given twice.');

  const fields = await Promise.all([...form].map(async ([name, value]) => [name, await fieldValue(value)] as const));
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function countParts(bytes: Uint8Array<ArrayBuffer>, contentType: string): number {
  const delimiter = `--${boundaryOf(contentType)}`;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length)) count++;
  return count - 1;
}

function boundaryOf(contentType: string): string {
  const boundary = new MIMEType(contentType).params.get('boundary');
  if (!boundary) throw badForm('Its Content-Type names no boundary.');
  return boundary;
}

const readForm = (bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> =>
  new Response(bytes, { headers: { 'content-type': contentType } }).formData().catch((cause: unknown) => {
    throw badForm('It is not written as multipart/form-data is.', cause);
  });

/** A page sends its empty file field as a file without a name and without content. */
async function fieldValue(value: string | File): Promise<string | Upload | undefined> {
  if (typeof value === 'string') return value;
  if (value.name === '' && value.size === 0) return undefined;
  return new Upload(value.name, new Uint8Array(await value.arrayBuffer()));
}

const badForm = (why: string, cause?: unknown) =>
  new Refusal('bad-form', `The form cannot be read. ${why}`, {
    remedy: 'Let your program write the form and its Content-Type, boundary and all.',
    cause,
  });
