import { once } from 'node:events';
import { io } from 'socket.io-client';
import type { LiveUpdate } from '../../../api/live/present.ts';

/** A page of staff, which notes when it is told that an order has come into a phase. */
export async function listenAsStaff(api: string, token: string) {
  const socket = io(api, { auth: { token }, transports: ['websocket'] });
  const waiting = new Map<string, (at: number) => void>();
  socket.on('order_update', ({ orderId, phase }: LiveUpdate<'order_update'>) => {
    const key = `${orderId} ${phase}`;
    waiting.get(key)?.(performance.now());
    waiting.delete(key);
  });
  await once(socket as unknown as NodeJS.EventEmitter, 'ready');
  return {
    /** Resolves with the time at which it was told. */
    untilTold: (orderId: string, phase: string) =>
      new Promise<number>((resolve) => waiting.set(`${orderId} ${phase}`, resolve)),
    close: () => socket.disconnect(),
  };
}
