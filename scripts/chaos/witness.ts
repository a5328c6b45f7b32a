import { once } from 'node:events';
import { io } from 'socket.io-client';
import { eventNames, type Position } from '../../domain/events.ts';

/** Somebody on a live connection who notes all that is said, and after every loss asks for what was said meanwhile. */
export interface Witness {
  name: string;
  /** Positions, in the order in which they were told. */
  heard: readonly Position[];
  /** How often the line was lost. */
  losses: number;
  /** What must never be said to somebody who has missed so little. */
  complaints: readonly string[];
  leave(): void;
}

interface Place {
  name: string;
  url: string;
  token: string;
}

export async function openWitness({ name, url, token }: Place): Promise<Witness> {
  let after: Position | undefined;
  const [heard, complaints]: [Position[], string[]] = [[], []];
  const witness = { name, heard, complaints, losses: 0, leave: () => void socket.disconnect() };
  const socket = io(url, {
    auth: (tell) => tell({ token, ...(after && { after }) }),
    transports: ['websocket'],
    reconnectionDelay: 100,
    reconnectionDelayMax: 1_000,
  });

  for (const event of eventNames) {
    socket.on(event, ({ position }: { position: Position }) => {
      after = position;
      heard.push(position);
    });
  }
  socket.on('ready', ({ position }: { position: Position }) => {
    after = position;
  });
  socket.on('resync', () => complaints.push('was told to load everything anew'));
  socket.on('ended', ({ problem }) => complaints.push(`was shown the door: ${problem.detail}`));
  socket.on('connect_error', (error) => {
    if (!socket.active) complaints.push(`was refused: ${error.message}`);
  });
  socket.on('disconnect', () => {
    witness.losses += 1;
  });
  await once(socket as unknown as NodeJS.EventEmitter, 'ready', { signal: AbortSignal.timeout(30_000) });
  return witness;
}
