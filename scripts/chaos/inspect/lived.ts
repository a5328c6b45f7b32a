import type { LifeStory } from '../lives/life.ts';
import type { LifeName } from '../lives/names.ts';
import type { Ledger } from '../order-in-hands.ts';

/** A life that was lived, and what its people know of it. */
export interface Lived {
  name: LifeName;
  number: number;
  story: LifeStory;
  ledger: Ledger;
  /** Why its people could not go on, where they could not. */
  stuck: string | null;
}

export const nameOf = ({ number, name }: Pick<Lived, 'number' | 'name'>, order?: { number: string }) =>
  `Life ${number} (${name}${order ? `, order ${order.number}` : ''})`;
