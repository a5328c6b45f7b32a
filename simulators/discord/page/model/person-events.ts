import type { Change } from './reduce.ts';
import type { Scene } from './scene.ts';
import type { Deed } from './types.ts';

const typingMs = 10_000;

export const personEvents: Record<string, Change> = {
  PERSON_INTERACTION: (scene: Scene, deed: Deed) => ({ ...scene, deeds: { ...scene.deeds, [deed.id]: deed } }),
  TYPING_START: (scene: Scene, { channel_id, user_id }: { channel_id: string; user_id: string }) => ({
    ...scene,
    typing: {
      ...scene.typing,
      [channel_id]: { ...scene.typing[channel_id], [user_id]: Date.now() + typingMs },
    },
  }),
};
