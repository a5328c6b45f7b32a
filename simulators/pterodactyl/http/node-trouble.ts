import { isPelican } from '../flavor.ts';
import type { World } from '../world.ts';
import { ApiError, apiError } from './api-error.ts';

const generic = 'An unexpected error was encountered while processing this request, please try again.';

const isNodes = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.entries[0]?.code === 'DaemonConnectionException';

/** Pelican says nothing of nodes: one that is away, or breaks, is an accident like any other. */
export function asTold(error: unknown, world: World): unknown {
  if (!isPelican(world) || !isNodes(error)) return error;
  if (error.status === 504) return apiError(500, 'ConnectionException', generic);
  return apiError(500, error.status >= 500 ? 'RequestException' : 'TypeError', generic);
}

/** A "no" of the node itself, which Pelican takes for a yes; whatever was wanted of the node has not happened then. */
export async function unlessUnheard(world: World, asked: Promise<void>): Promise<void> {
  await asked.catch((error) => {
    if (isPelican(world) && isNodes(error) && error.status < 500) return;
    throw error;
  });
}

/** Whether the node could not be reached at all. */
export const isAway = (error: unknown): boolean => isNodes(error) && error.status === 504;
