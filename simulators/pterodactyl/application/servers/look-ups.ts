import type { PanelState } from '../../state/panel-state.ts';
import type { LookUp } from '../../validation/validate.ts';

export const exists = (table: { get(id: number): unknown }): LookUp => ({
  rule: 'exists',
  holds: (value) => table.get(Number(value)) !== undefined,
});

/** The database's collation sees no difference between cases, accents, and trailing blanks. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trimEnd();

export const byExternalId = ({ servers }: PanelState, externalId: string) =>
  servers.find((server) => server.externalId !== null && folded(server.externalId) === folded(externalId));

export const externalIdIsFree = (state: PanelState, ownId?: number): LookUp => ({
  rule: 'unique',
  holds: (value) => [undefined, ownId].includes(byExternalId(state, String(value))?.id),
});
