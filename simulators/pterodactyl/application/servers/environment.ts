import { invalid } from '../../http/api-error.ts';
import type { PanelState } from '../../state/panel-state.ts';
import type { Egg } from '../../state/rows.ts';
import type { ServerRow } from '../../state/server-row.ts';
import { validate } from '../../validation/validate.ts';

/** Every variable of the egg, also those nobody ever set, and what the panel adds by itself. */
export function environmentOf(server: ServerRow, state: PanelState): Record<string, unknown> {
  const egg = state.eggs.get(server.eggId)!;
  const node = state.nodes.get(server.nodeId)!;
  return {
    ...Object.fromEntries(egg.variables.map(({ id, envVariable }) => [envVariable, server.variables[id] ?? ''])),
    STARTUP: server.startup,
    P_SERVER_LOCATION: state.locations.get(node.locationId)!.short,
    P_SERVER_UUID: server.uuid,
    P_SERVER_ALLOCATION_LIMIT: server.allocationLimit ?? 0,
  };
}

/** By the egg's own rules. Its defaults play no part: what is left out is judged as null and kept as an empty string. */
export function valuesFor(egg: Egg, environment: unknown): Record<number, string> {
  const sent = (environment ?? {}) as Record<string, unknown>;
  const given = Object.fromEntries(egg.variables.map(({ envVariable }) => [envVariable, sent[envVariable] ?? null]));
  const rules = Object.fromEntries(
    egg.variables.map(({ envVariable, rules }) => [`environment.${envVariable}`, rules]),
  );

  const failures = validate({ environment: given }, rules);
  if (failures.length > 0) throw invalid(failures);
  return Object.fromEntries(egg.variables.map(({ id, envVariable }) => [id, asText(given[envVariable])]));
}

const asText = (value: unknown): string => {
  if (value === null || value === false) return '';
  return value === true ? '1' : String(value);
};
