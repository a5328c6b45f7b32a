import type { Response } from 'express';
import { z } from 'zod';

/** An answer that is no JSON. What somebody else has made is only ever kept, never shown in our place. */
export const FileAnswer = z.union([
  z.object({ kind: z.literal('page'), html: z.string() }),
  z.object({
    kind: z.literal('attachment'),
    fileName: z.string(),
    mediaType: z.string(),
    content: z.instanceof(Uint8Array),
  }),
]);
export type FileAnswer = z.output<typeof FileAnswer>;

export function sendFile(response: Response, file: FileAnswer): void {
  if (file.kind === 'page') return void response.type('text/html').send(file.html);
  response.attachment(file.fileName);
  response.set({
    'Content-Type': file.mediaType,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  });
  response.send(file.content);
}
