import { isPelican } from '../../flavor.ts';
import { invalid } from '../../http/api-error.ts';
import type { Egg } from '../../state/rows.ts';
import type { ServerRow } from '../../state/server-row.ts';
import { validate } from '../../validation/validate.ts';
import type { World } from '../../world.ts';

/** Every variable of the egg, also those nobody ever set, and what the panel adds by itself. */
export function environmentOf(server: ServerRow, world: World): Record<string, unknown> {
  const egg = world.state.eggs.get(server.eggId)!;
  const unset = (byDefault: string) => (isPelican(world) ? byDefault : '');
  return {
    ...Object.fromEntries(
      egg.variables.map(({ id, envVariable, defaultValue }) => [
        envVariable,
        server.variables[id] ?? unset(defaultValue),
      ]),
    ),
    STARTUP: server.startup,
    P_SERVER_UUID: server.uuid,
    ...(!isPelican(world) && {
      P_SERVER_LOCATION: locationOf(server, world),
      P_SERVER_ALLOCATION_LIMIT: server.allocationLimit ?? 0,
    }),
  };
}

const locationOf = ({ nodeId }: ServerRow, { state }: World) =>
  state.locations.get(state.nodes.get(nodeId)!.locationId)!.short;

/**
 * By the egg's own rules. What is left out is kept as an empty string; a Pterodactyl also judges it as one, and Pelican
 * judges the default, which it then does not keep.
 */
export function valuesFor(egg: Egg, environment: unknown, world: World): Record<number, string> {
  const sent = (environment ?? {}) as Record<string, unknown>;
  const unsent = (byDefault: string) => (isPelican(world) ? byDefault || null : null);
  const judged = Object.fromEntries(
    egg.variables.map(({ envVariable, defaultValue }) => [envVariable, sent[envVariable] ?? unsent(defaultValue)]),
  );
  const rules = Object.fromEntries(
    egg.variables.map(({ envVariable, rules }) => [`environment.${envVariable}`, rules]),
  );

  const failures = validate({ environment: judged }, rules);
  if (failures.length > 0) throw invalid(failures);
  return Object.fromEntries(egg.variables.map(({ id, envVariable }) => [id, asText(sent[envVariable] ?? null)]));
}

const asText = (value: unknown): string => {
  if (value === null || value === false) return '';
  return value === true ? '1' : String(value);
};
