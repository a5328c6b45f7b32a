import type { HostObserver } from '../../domain/hosting.ts';
import { Refusal } from '../../domain/refusal.ts';
import { NotThePanel, PanelError } from './panel-error.ts';

/** The same observer for those who cannot mend a panel: one that says no, or talks nonsense, is one that cannot be read. */
export const orUnreadable = (observer: HostObserver): HostObserver => ({
  observe: (orderId) => observer.observe(orderId).catch(unreadable),
  preflight: (resources) => observer.preflight(resources).catch(unreadable),
  logs: (orderId, lines) => observer.logs(orderId, lines).catch(unreadable),
});

function unreadable(error: unknown): never {
  if (!(error instanceof PanelError || error instanceof NotThePanel)) throw error;
  throw new Refusal('host-unreadable', `The panel cannot be read: ${error.message}.`, {
    cause: error,
    remedy: 'Compare PTERODACTYL_PANEL_URL, PTERODACTYL_API_KEY and PTERODACTYL_CLIENT_KEY with the panel.',
  });
}
