import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Configuration } from '../../domain/configuration.ts';
import { Refusal } from '../../domain/refusal.ts';
import { removeAddresses } from './addresses.ts';
import { takeLock } from './lock.ts';
import { type Part, type PartPlan, startPart } from './part.ts';
import { keepPorts } from './ports.ts';
import { endLeftovers } from './process-record.ts';
import { keepSecrets, type Secrets } from './secrets.ts';

export type Variables = Record<string, string | undefined>;

/** Everything that one start knows and holds. */
export interface House {
  configuration: Configuration;
  variables: Variables;
  folder: string;
  records: string;
  secrets: Secrets;
  ports: Record<(typeof portNames)[number], number>;
  say(sentence: string): void;
  stopping: AbortSignal;
  /** Starts a part that is stopped again when the house closes. */
  start<Ready>(plan: PartPlan<Ready>): Promise<Part<Ready>>;
  /** Stops all parts, the last one first. */
  close(): Promise<void>;
}

export interface Occasion {
  configuration: Configuration;
  variables: Variables;
  say(sentence: string): void;
  stopping: AbortSignal;
  /** Called when nobody else can be on the folder, before anything in it is used. */
  prepare?(folder: string): void;
}

const portNames = ['web', 'postgres', 'temporal', 'temporalUi', 'panel', 'discord'] as const;

export async function openHouse({ configuration, variables, say, stopping, prepare }: Occasion): Promise<House> {
  const folder = openFolder(configuration.dataFolder);
  const unlock = takeLock(join(folder, 'start.lock'));
  try {
    const records = join(folder, 'processes');
    removeAddresses(folder);
    const leftovers = await endLeftovers(records);
    if (leftovers.length) say(`An earlier start was killed; ended what it had left running: ${leftovers.join(', ')}.`);
    prepare?.(folder);
    const secrets = keepSecrets(join(folder, 'secrets.json'));
    const ports = await keepPorts(join(folder, 'ports.json'), portNames, say);
    return { configuration, variables, folder, records, secrets, ports, say, stopping, ...roomsOf() };

    function roomsOf(): Pick<House, 'start' | 'close'> {
      const surroundings = { logs: join(folder, 'logs'), records, say, stopping };
      return roomFor(
        (plan) => startPart(plan, surroundings),
        () => {
          removeAddresses(folder);
          unlock();
        },
      );
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Keeps the parts in the order of their start, and ends them in the opposite one. */
function roomFor(begin: <Ready>(plan: PartPlan<Ready>) => Promise<Part<Ready>>, leave: () => void) {
  const starting: Promise<Part<unknown> | null>[] = [];
  let isClosed = false;
  return {
    async start<Ready>(plan: PartPlan<Ready>): Promise<Part<Ready>> {
      if (isClosed) throw new Error(`${plan.name} came too late: everything is being stopped.`);
      const part = begin(plan);
      starting.push(part.catch(() => null)); // the caller hears of the failure; there is nothing to stop then
      return part;
    },
    async close(): Promise<void> {
      isClosed = true;
      for (const part of (await Promise.all(starting)).toReversed()) await part?.stop();
      leave();
    },
  };
}

function openFolder(path: string): string {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // As root the database runs under another account, which must get through to its own folder.
    if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  } catch (cause) {
    throw new Refusal('no-data-folder', `The data folder ${folder} cannot be used by this user.`, {
      cause,
      remedy: 'Name another one in BOTYARD_DATA, or start as the user it belongs to.',
    });
  }
  return folder;
}
