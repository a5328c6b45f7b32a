import { reduce, type Told } from './reduce.ts';
import { emptyScene, type Scene } from './scene.ts';

/** Keeps the scene, and says when it is another one. */
export interface Store {
  scene(): Scene;
  tell(told: Told): void;
  subscribe(hear: () => void): () => void;
}

export function createStore(meId: string): Store {
  let scene = emptyScene(meId);
  const hearers = new Set<() => void>();
  return {
    scene: () => scene,
    tell(told) {
      const next = reduce(scene, told);
      if (next === scene) return;
      scene = next;
      for (const hear of hearers) hear();
    },
    subscribe(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
  };
}
