import { constants, createDeflate } from 'node:zlib';
import type { WebSocket } from 'ws';

/** Frames in, frames out. */
export interface Transport {
  send(frame: string): void;
  close(code: number, reason: string): void;
  /** Breaks the line without a word. */
  drop(): void;
  onMessage(hear: (raw: Buffer) => void): void;
  onClose(hear: (code: number) => void): void;
}

export const plain = (socket: WebSocket): Transport => ({
  send: (frame) => socket.send(frame),
  close: (code, reason) => socket.close(code, reason),
  drop: () => socket.terminate(),
  onMessage: (hear) => void socket.on('message', (raw) => hear(raw as Buffer)),
  onClose: (hear) => void socket.on('close', hear),
});

const endOfFrame = Buffer.from([0, 0, 0xff, 0xff]);

/** All frames go through one stream, of which each message is a piece. */
export function zlibStream(socket: WebSocket): Transport {
  const deflate = createDeflate();
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => {
    parts.push(part);
    if (part.subarray(-4).equals(endOfFrame)) socket.send(Buffer.concat(parts.splice(0)));
  });
  const flush = (then: () => void) => deflate.flush(constants.Z_SYNC_FLUSH, then);

  return {
    ...plain(socket),
    send(frame) {
      deflate.write(frame);
      flush(() => undefined);
    },
    close: (code, reason) => flush(() => setImmediate(() => socket.close(code, reason))),
  };
}
