import { nameIn } from './names.ts';
import { useScene, useStage } from './stage.ts';
import type { User } from './types.ts';

/** How somebody is called where one looks; empty: nobody. */
export function useName(user: User | undefined): string {
  const guildId = useStage().guild?.id ?? null;
  return useScene((scene) => (user ? nameIn(scene, guildId, user) : ''));
}
