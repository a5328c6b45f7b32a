import { createHash } from 'node:crypto';

/** A file that came with a form. Its name is only what somebody says. */
export class Upload {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;

  constructor(name: string, bytes: Uint8Array<ArrayBuffer>) {
    this.name = name;
    this.bytes = bytes;
    this.sha256 = createHash('sha256').update(bytes).digest('hex');
  }

  /** A repeated request is known by the file's content, in whatever name it comes. */
  toJSON(): object {
    return { sha256: this.sha256 };
  }
}
