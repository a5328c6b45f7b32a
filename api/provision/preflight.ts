import { z } from 'zod';
import type { DeploymentRecord } from '../../db/queries/deployments.ts';
import { Busy, Refusal } from '../../domain/refusal.ts';
import { inTime } from '../live-read.ts';
import type { Parts } from '../parts.ts';

export const PreflightView = z
  .object({
    says: z.enum(['ready', 'refused', 'unknown']),
    sentence: z.string(),
    remedy: z.string().nullable(),
  })
  .meta({ id: 'Preflight' });

type Preflight = z.infer<typeof PreflightView>;

/** Asks the host, for as long as a page can wait, whether it could take this bot now. */
export async function askHost(
  { observers, hostPatienceMs }: Pick<Parts, 'observers' | 'hostPatienceMs'>,
  { host, resources }: Pick<DeploymentRecord, 'host' | 'resources'>,
): Promise<Preflight> {
  const observer = observers[host];
  if (!observer) return unknown(`Botyard has no way to ask ${host} beforehand.`);
  try {
    await inTime(observer.preflight(resources), hostPatienceMs);
    return { says: 'ready', sentence: `${host} could take the bot now.`, remedy: null };
  } catch (error) {
    if (error instanceof Refusal) return { says: 'refused', sentence: error.message, remedy: error.remedy ?? null };
    if (error instanceof Busy) return unknown(`${host} could not be asked now: ${error.message}`);
    throw error;
  }
}

const unknown = (sentence: string): Preflight => ({ says: 'unknown', sentence, remedy: null });
