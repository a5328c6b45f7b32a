import type { House } from '../start/house.ts';
import { startTemporal } from '../start/start-temporal.ts';
import { startTemporalServer } from './temporal-server/start.ts';

/** Starts a Temporal in this house and answers with its address. */
export type StartTemporal = (house: House) => Promise<string>;

/** The shapes in which Botyard meets Temporal: on one machine, and in production. */
export const temporals = {
  dev: async (house) => (await startTemporal(house, house.say)).address,
  server: startTemporalServer,
} satisfies Record<string, StartTemporal>;

export type TemporalShape = keyof typeof temporals;
export const temporalShapes = Object.keys(temporals) as TemporalShape[];
