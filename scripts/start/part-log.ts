import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const maxBytes = 10_000_000;
const tailLines = 8;

export interface PartLog {
  file: string;
  /** Keeps what the stream says; `onLine` hears every whole line. */
  follow(stream: Readable, onLine?: (line: string) => void): void;
  /** The last lines, for whoever must say why a part ended. */
  tail(): string[];
  close(): void;
}

/** One file per part. A file that has grown too large becomes `.1`, so that a part never fills the disk. */
export function openPartLog(folder: string, name: string): PartLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  let descriptor = openSync(file, 'a', 0o600);
  let bytes = fstatSync(descriptor).size;
  let lastLines: string[] = [];

  const write = (line: string) => {
    if (bytes > maxBytes) {
      closeSync(descriptor);
      renameSync(file, `${file}.1`);
      descriptor = openSync(file, 'a', 0o600);
      bytes = 0;
    }
    bytes += writeSync(descriptor, `${line}\n`);
    lastLines = [...lastLines, line].slice(-tailLines);
  };

  return {
    file,
    follow: (stream, onLine) =>
      eachLine(stream, (line) => {
        write(line);
        onLine?.(line);
      }),
    tail: () => lastLines,
    close: () => closeSync(descriptor),
  };
}

function eachLine(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) onLine(line);
  });
  stream.on('end', () => {
    if (rest.trim()) onLine(rest);
  });
}
