import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfiguration } from '../domain/configuration.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Addresses } from './start/addresses.ts';

/** Where the running Botyard of this folder is. */
export function runningAddresses(): Addresses {
  const file = join(process.env['BOTYARD_DATA'] || '.botyard', 'addresses.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  throw new Refusal('not-running', `Botyard is not running here: there is no ${file}.`, {
    remedy: 'Start it with "npm start", or set BOTYARD_DATA to the data folder of the one that runs.',
  });
}

/** The database of the configuration, or else of the Botyard that runs here. */
export function databaseAddress(): string {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const address = process.env['DATABASE_URL'] || runningAddresses().postgres;
  if (address) return address;
  throw new Refusal('not-running', 'The running Botyard has no database.');
}

/** Where browsers reach the Botyard of the configuration, or else the one that runs here. */
export function webAddress(): string {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const address = readConfiguration(process.env).dashboardUrl ?? runningAddresses().web;
  if (address) return address;
  throw new Refusal('not-running', 'The running Botyard has no web.');
}

/** The Temporal of the configuration, or else of the Botyard that runs here. */
export function temporalReach() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { address = runningAddresses().temporal, tls, apiKey } = readConfiguration(process.env).temporal;
  if (address) return { address, tls, ...(apiKey && { apiKey }) };
  throw new Refusal('not-running', 'The running Botyard has no Temporal.');
}
