import type { Seat } from '../commands/visible.ts';
import type { Chosen } from '../interactions/resolved.ts';
import type { Component } from '../messages/components/component.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';
import { saidIn } from './modal-values.ts';

interface Form {
  /** The component as it is sent: whatever stands in it, with what was said in it. */
  fill(component: Component): object;
  chosen: Chosen[];
}

/** A form that is being filled in, field by field, from what a person gave by name. */
export function formOf(world: World, person: User, seat: Seat, given: Record<string, unknown>): Form {
  const chosen: Chosen[] = [];

  function fill({ type, id, components, component, ...input }: Component): object {
    if (Array.isArray(components)) return { type, id, components: components.map(fill) };
    if (component) return { type, id, component: fill(component as Component) };
    const { custom_id: name } = input;
    const said = saidIn(world, person, seat, { type, id, ...input }, given[name ?? '']);
    if (!said) return { type, id };
    const { chosen: more = [], ...words } = said;
    chosen.push(...more);
    return { type, id, custom_id: name, ...words };
  }

  return { fill, chosen };
}

/** A person fills in what is there, and nothing else. */
export function requireKnown(names: readonly string[], given: Record<string, unknown>): void {
  const stranger = Object.keys(given).find((name) => !names.includes(name));
  if (stranger !== undefined) throw cannot(`The form has no "${stranger}".`);
}
