import type { World } from '../world.ts';

/** Told what goes between bots and Discord: what is remembered of it, and from then on everything. Answers how to stop. */
export function inspect({ log, frames }: World, send: (frame: string) => void): () => void {
  const tell = (t: 'REQUEST' | 'FRAME') => (d: object) => send(JSON.stringify({ t, d }));
  const [tellRequest, tellFrame] = [tell('REQUEST'), tell('FRAME')];
  for (const request of log.requests.slice(-remembered)) tellRequest(request);
  for (const frame of frames.frames) tellFrame(frame);
  const stops = [log.watch(tellRequest), frames.watch(tellFrame)];
  return () => {
    for (const stop of stops) stop();
  };
}

const remembered = 300;
