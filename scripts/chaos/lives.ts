import { hurriedLives } from './lives/hurried.ts';
import type { LifeStory } from './lives/life.ts';
import type { LifeName } from './lives/names.ts';
import { patientLives } from './lives/patient.ts';

/** How each life goes, and where it must come to rest. */
export const lives: Record<LifeName, LifeStory> = { ...patientLives, ...hurriedLives };
