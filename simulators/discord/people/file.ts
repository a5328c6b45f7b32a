import { z } from 'zod';
import type { Upload } from '../http/call.ts';

/** A file as it is put into JSON. */
export const fileSchema = z.strictObject({
  filename: z.string().min(1),
  contentType: z.string().nullable().default(null),
  /** Base64. */
  content: z.base64(),
});

export type GivenFile = z.output<typeof fileSchema>;

export const uploadOf = ({ filename, contentType, content }: GivenFile): Upload => ({
  ...{ filename, contentType },
  content: Buffer.from(content, 'base64'),
});
