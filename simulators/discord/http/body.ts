import type { IncomingHttpHeaders } from 'node:http';
import { badJson, invalidForm } from './api-error.ts';
import type { Arrival } from './arrival.ts';
import type { Json, Upload } from './call.ts';
import type { Route } from './route.ts';

interface Body {
  body: Json;
  uploads: ReadonlyMap<string, Upload>;
}

const nothing: Body = { body: {}, uploads: new Map() };

/** What was sent, in the one shape that this route takes. */
export async function bodyOf({ raw, headers, method }: Arrival, { takes = 'json' }: Route): Promise<Body> {
  if (raw.length === 0 || method === 'GET') return nothing;
  const type = headers['content-type'] ?? '';
  if (takes === 'form') {
    if (!/^application\/x-www-form-urlencoded/i.test(type)) throw wrongType();
    return { ...nothing, body: Object.fromEntries(new URLSearchParams(raw.toString('utf8'))) };
  }
  if (/^multipart\/form-data/i.test(type)) return multipart(raw, headers);
  if (!/^application\/json/i.test(type)) throw wrongType();
  return { ...nothing, body: parse(raw.toString('utf8')) };
}

const wrongType = () =>
  invalidForm([
    { at: 'content_type', code: 'CONTENT_TYPE_INVALID', message: 'Expected another "Content-Type" header.' },
  ]);

async function multipart(raw: Buffer, headers: IncomingHttpHeaders): Promise<Body> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': headers['content-type']! } })
    .formData()
    .catch(() => {
      throw badJson();
    });
  const uploads = new Map<string, Upload>();
  let body: Json = {};
  for (const [name, part] of form) {
    if (typeof part === 'string') body = name === 'payload_json' ? parse(part) : { ...body, [name]: part };
    else uploads.set(numberOf(name), await uploadOf(part));
  }
  return { body, uploads };
}

const numberOf = (name: string): string => /^files\[(\d+)\]$/.exec(name)?.[1] ?? name;

const uploadOf = async (file: File): Promise<Upload> => ({
  filename: file.name,
  contentType: file.type || null,
  content: Buffer.from(await file.arrayBuffer()),
});

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw badJson();
  }
}
