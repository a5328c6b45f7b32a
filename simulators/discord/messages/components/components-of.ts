import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { type Fault, invalidForm } from '../../http/api-error.ts';
import { listOf } from '../../validation/compound.ts';
import type { World } from '../../world.ts';
import { type Component, oneOf } from './component.ts';
import { contentKinds } from './content-kinds.ts';
import { numbered } from './number.ts';
import { row } from './row.ts';
import { sizeFaults, treeFaults } from './tree-rules.ts';
import { walk } from './walk.ts';

const rows = listOf(oneOf(row), { max: 5 });
const contents = listOf(oneOf(contentKinds), { max: 40 });

/** The components of a message, each with its number; refused with all that is wrong with them. */
export function componentsOf(world: World, given: unknown, isOnlyComponents: boolean): APIMessageTopLevelComponent[] {
  const faults: Fault[] = [];
  const read = (isOnlyComponents ? contents : rows).read(given, { at: 'components', faults });
  if (faults.length > 0) throw invalidForm(faults);
  const all = [...walk(read, 'components')];
  const more = [...treeFaults(world, all), ...(isOnlyComponents ? sizeFaults(all) : [])];
  if (more.length > 0) throw invalidForm(more);
  return numbered(read as Component[]) as unknown as APIMessageTopLevelComponent[];
}
