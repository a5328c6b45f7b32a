import type { ComponentType } from 'discord-api-types/v10';
import type { Seat } from '../commands/visible.ts';
import type { Chosen } from '../interactions/resolved.ts';
import type { Component } from '../messages/components/component.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';
import { choose, entityOfSelect } from './choose-entity.ts';

export interface Select extends Component {
  min_values?: number;
  max_values?: number;
  options?: { value: string }[];
  channel_types?: number[];
}

/** As many as may be picked, of what is there to pick; who or what they are, where they have ids. */
export function picked(world: World, person: User, seat: Seat, select: Select, values: readonly string[]): Chosen[] {
  const { min_values: min = 1, max_values: max = 1, custom_id: name } = select;
  requireCount(String(name), values, min, max);
  const entity = entityOfSelect[select.type as ComponentType];
  if (entity) {
    const channelTypes = select.channel_types ?? [];
    return values.map((id) => choose(world, person, seat, { id, entity, channelTypes }));
  }
  const unknown = values.find((value) => !select.options?.some((option) => option.value === value));
  if (unknown !== undefined) throw cannot(`"${name}" does not offer "${unknown}".`);
  return [];
}

export function requireCount(name: string, values: readonly unknown[], min: number, max: number): void {
  if (new Set(values).size !== values.length) throw cannot(`Nothing is picked twice in "${name}".`);
  if (values.length < min || values.length > max) throw cannot(`Of "${name}", ${min} to ${max} are picked.`);
}
