import type { DeploymentRecord } from '../../db/queries/deployments.ts';
import type { ServerStatus } from '../../domain/hosting.ts';
import type { DeploymentStatus } from '../../domain/order.ts';
import { type Actor, isStaff } from '../../domain/permission.ts';
import { type Busy, Refusal } from '../../domain/refusal.ts';

const byDeployment: Partial<Record<DeploymentStatus, string>> = {
  pending: 'The bot is not built yet.',
  terminated: 'The bot is gone; its order is over.',
};

/** Why a host need not be asked at all. */
export const whyNotLooked = ({ status }: Pick<DeploymentRecord, 'status'>): string | null =>
  status === null ? 'The bot is not built yet.' : (byDeployment[status] ?? null);

export const noWayToLook = 'Botyard has no way to look into the host of this bot.';

const byRefusal: Record<string, string> = {
  'server-missing': 'The host has no server for this bot.',
  'client-key-missing': 'The host does not show this to Botyard.',
};

/** Staff is told the cause; others only that there is one. */
export function whyNotSeen(error: Refusal | Busy, actor: Actor): string {
  const plain =
    error instanceof Refusal
      ? (byRefusal[error.code] ?? 'The host cannot be read at the moment; Botyard staff can see why.')
      : 'The host does not answer at the moment; try again in a minute.';
  if (!isStaff(actor)) return plain;
  return [plain, error.message, error instanceof Refusal ? error.remedy : undefined].filter(Boolean).join(' ');
}

const byStatus: Record<ServerStatus, string> = {
  missing: 'The host has no server for this bot.',
  installing: 'The bot is being installed.',
  'install-failed': 'The bot could not be installed.',
  created: 'The host does not show Botyard what the bot uses.',
  offline: 'The bot does not run, so it uses nothing.',
  starting: 'The host has not measured the bot yet.',
  running: 'The host has not measured the bot yet.',
  suspended: 'The bot is suspended, so it uses nothing.',
  unknown: 'The host cannot tell at the moment how the bot does.',
};

export const whyNotMeasured = (status: ServerStatus): string => byStatus[status];
