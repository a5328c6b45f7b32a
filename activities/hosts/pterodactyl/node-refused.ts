import { Refusal } from '../../../domain/refusal.ts';
import type { PanelError } from '../../../integrations/pterodactyl/panel-error.ts';

const tokenDiffers =
  'See Panel → Nodes → the node: is it green? Compare its token with /etc/pterodactyl/config.yml there.';

/** By the status that the node itself gave to the panel. */
const remedies: Record<number, string> = {
  400: 'The node may still hold the server as suspended: suspend and unsuspend the order, so that it hears of it again.',
  401: tokenDiffers,
  403: tokenDiffers,
  404: 'The node has lost this server: reinstall it in the panel, or end the order and provision it again.',
};

const misconfigured =
  "Look at the server's console in the panel; check its Docker image and startup command under Panel → Server → Startup.";

/** The panel passes a node's "no" on; our own key has nothing to do with it. */
export const nodeRefused = (cause: PanelError) =>
  new Refusal('panel-node-refused', `The node of the server refused (${cause.status}).`, {
    cause,
    remedy: remedies[cause.status] ?? misconfigured,
  });
