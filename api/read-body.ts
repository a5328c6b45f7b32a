import express, { type Request, type RequestHandler, type Response } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { badJson, bodyTooLarge } from './outside-errors.ts';
import { parseForm } from './parse-form.ts';
import type { Route, UploadField } from './route.ts';
import { Upload } from './upload.ts';
import { uploadPlaces } from './upload-places.ts';

type ReadBody = (request: Request, response: Response) => Promise<void>;

const longestJson = 100 * 1024;
const readJson = express.json({ limit: longestJson });
const readRawJson = express.raw({ type: () => true, limit: longestJson, inflate: false });

/** How a route's body is read, once we know who it is from. */
export function bodyReader({ upload }: Pick<Route, 'upload'>): ReadBody {
  const readForm = upload && formReader(upload);
  return async (request, response) => {
    const hasBody = request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0;
    if (!hasBody || request.method === 'GET') return;
    if (request.is('json')) return pass(readJson, request, response);
    if (readForm && request.is('multipart/form-data')) return readForm(request, response);
    throw readForm ? neitherJsonNorForm() : notJson();
  };
}

/** The bytes as they came, for whoever has to prove them first. */
export async function readBytes(request: Request, response: Response): Promise<Buffer> {
  // Express would first read all that is too much, and then say so.
  if (Number(request.get('content-length')) > longestJson) throw bodyTooLarge();
  await pass(readRawJson, request, response);
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw badJson();
  }
}

/** What the other fields and the form itself may take, besides the file. */
const envelope = 64 * 1024;

function formReader({ maxBytes }: UploadField): ReadBody {
  const takePlace = uploadPlaces(4);
  const readRaw = express.raw({ type: () => true, limit: maxBytes + envelope, inflate: false });
  return async (request, response) => {
    // Express would first read all that is too much, and then say so.
    if (Number(request.get('content-length')) > maxBytes + envelope) throw fileTooLarge(maxBytes);
    takePlace(response);
    await pass(readRaw, request, response).catch((error: unknown) => {
      throw isTooLarge(error) ? fileTooLarge(maxBytes) : error;
    });
    const fields = await parseForm(request.body, request.get('content-type') ?? '');
    const files = Object.values(fields).filter((value) => value instanceof Upload);
    if (files.some(({ bytes }) => bytes.length > maxBytes)) throw fileTooLarge(maxBytes);
    request.body = fields;
  };
}

const pass = (through: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    through(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });

const isTooLarge = (error: unknown) => error instanceof Error && 'type' in error && error.type === 'entity.too.large';

const fileTooLarge = (maxBytes: number) =>
  new Refusal('file-too-large', `The file is larger than the ${maxBytes / 1024 / 1024} MB that Botyard takes.`, {
    remedy: 'Send a smaller picture, or the page of the PDF that matters.',
  });

const notJson = () =>
  new Refusal('unsupported-media-type', 'The body must be JSON.', {
    remedy: 'Send the header "Content-Type: application/json".',
  });

const neitherJsonNorForm = () =>
  new Refusal('unsupported-media-type', 'The body must be JSON or multipart/form-data.', {
    remedy: 'Send JSON, or a form where a file comes along.',
  });
