import { z } from 'zod';
import type { NewProof } from '../db/queries/payment-proofs.ts';
import { safeFileName } from '../domain/file-name.ts';
import { largestProof, proofEndings, proofTypeOf, proofTypes } from '../domain/proof.ts';
import type { UploadField } from './route.ts';
import { Upload } from './upload.ts';

export const proofUpload: UploadField = { field: 'proof', mediaTypes: proofTypes, maxBytes: largestProof };

/** A proof of payment, known by its first bytes. */
export const proofField = z
  .instanceof(Upload, { error: 'must be a file, sent as multipart/form-data.' })
  .refine(({ bytes }) => proofTypeOf(bytes) !== null, {
    error: 'must be a PNG, JPEG or PDF file; this one is none of them, whatever its name says.',
  })
  .meta({
    type: 'string',
    contentMediaType: 'application/octet-stream',
    description: 'A PNG, JPEG or PDF file of at most 5 MB.',
  });

/** As it is to be kept: under a name that is safe to save, and as what it is. */
export function proofOf({ name, bytes, sha256 }: Upload): NewProof {
  const mediaType = proofTypeOf(bytes);
  if (!mediaType) throw new Error('This file has passed as a proof of payment and is none.');
  return { fileName: safeFileName(name, proofEndings[mediaType]), mediaType, sha256, content: bytes };
}
