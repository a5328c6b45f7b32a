import type { Change } from './reduce.ts';
import { type Scene, without } from './scene.ts';
import type { Deed, User } from './types.ts';

const typingMs = 10_000;

/** As many as are remembered: each key that is typed into a field with proposals is one. */
const most = 200;

function keepDeed(scene: Scene, deed: Deed): Scene {
  const others = Object.entries(scene.deeds).filter(([id]) => id !== deed.id);
  const sent = deed.state === 'answered' ? without(scene.sent, deed.id) : scene.sent;
  return { ...scene, sent, deeds: Object.fromEntries([...others.slice(-most), [deed.id, deed]]) };
}

export const personEvents: Record<string, Change> = {
  USER_UPDATE: (scene: Scene, user: User) => ({ ...scene, users: { ...scene.users, [user.id]: user } }),
  PERSON_INTERACTION: keepDeed,
  TYPING_START: (scene: Scene, { channel_id, user_id }: { channel_id: string; user_id: string }) => ({
    ...scene,
    typing: {
      ...scene.typing,
      [channel_id]: { ...scene.typing[channel_id], [user_id]: Date.now() + typingMs },
    },
  }),
};
