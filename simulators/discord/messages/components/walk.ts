import { within } from '../../validation/compound.ts';
import type { Component } from './component.ts';

export interface Placed {
  component: Component;
  at: string;
}

/** Every component with those within it, in the order in which they are read. */
export function* walk(components: readonly unknown[], at: string): Generator<Placed> {
  for (const [index, component] of components.entries()) yield* walkOne(component as Component, within(at, index));
}

function* walkOne(component: Component, at: string): Generator<Placed> {
  yield { component, at };
  const { components, accessory, component: labelled } = component;
  if (Array.isArray(components)) yield* walk(components, `${at}.components`);
  if (accessory) yield* walkOne(accessory as Component, `${at}.accessory`);
  if (labelled) yield* walkOne(labelled as Component, `${at}.component`);
}
