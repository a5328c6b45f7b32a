import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret by which somebody is known again. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
