import type { Component } from './component.ts';
import { walk } from './walk.ts';

/** Gives those a number that came without one, past the numbers that are taken. */
export function numbered<It extends Component>(components: It[]): It[] {
  const all = [...walk(components, '')].map(({ component }) => component);
  const taken = new Set(all.map(({ id }) => id));
  let next = 1;
  for (const component of all.filter(({ id }) => id === 0)) {
    while (taken.has(next)) next += 1;
    component.id = next;
    taken.add(next);
  }
  return components;
}
