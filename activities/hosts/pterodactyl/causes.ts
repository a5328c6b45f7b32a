import { Busy, Refusal } from '../../../domain/refusal.ts';
import type { Flavor } from '../../../integrations/pterodactyl/flavor.ts';
import { eggMissing, noAllocation, userMissing } from '../../../integrations/pterodactyl/missing.ts';
import { NotThePanel, PanelError } from '../../../integrations/pterodactyl/panel-error.ts';
import type { PterodactylSettings } from '../../../integrations/pterodactyl/settings.ts';
import { type Wording, wording } from '../../../integrations/pterodactyl/wording.ts';
import { badVariable } from './egg-environment.ts';
import { nodeRefused } from './node-refused.ts';

/** Turns what the panel said into a "no" that an admin can act on. What is not known here goes on as it came. */
export function causeOf(error: unknown, settings: PterodactylSettings, flavor: Flavor): unknown {
  if (error instanceof NotThePanel) return notThePanel(error, settings);
  if (!(error instanceof PanelError)) return error;

  const words = wording[flavor];
  // A node's 401 or 403 comes with this code and says nothing of our key.
  if (error.code === 'DaemonConnectionException') return nodeRefused(error);
  if (error.status === 401) return keyRefused(error, words);
  if (error.status === 403) return error.api === 'client' ? clientKeyBlind(error, words) : keyTooWeak(error, words);
  if (error.status === 404) return error.api === 'client' ? clientKeyBlind(error, words) : vanished(error);
  if (error.code === 'TwoFactorAuthRequiredException') return twoFactor(error);
  if (error.code === 'NoViableNodeException') return noRoom(error, words);
  if (error.code === 'NoViableAllocationException') return noAllocation('that the panel may use', { cause: error });
  if (error.status === 409) return new Busy(`${error.message}: the server or its node is not ready for this.`, 10_000);
  if (error.status === 422) return fieldRefused(error, settings, flavor);
  return refused(error);
}

const notThePanel = (cause: NotThePanel, { panelUrl }: PterodactylSettings) =>
  new Refusal('not-the-panel', `${panelUrl} does not answer as a panel does: ${cause.message}`, {
    cause,
    remedy:
      'Check PTERODACTYL_PANEL_URL (https, no path) and let Botyard past any proxy or bot protection before the panel.',
  });

const keyRefused = (cause: PanelError, { accountKeysAt, applicationKeysAt, rights }: Wording) =>
  cause.api === 'client'
    ? new Refusal('client-key-refused', 'The panel does not accept the client key.', {
        cause,
        remedy: `Make a new one under an admin account, ${accountKeysAt}, and set PTERODACTYL_CLIENT_KEY.`,
      })
    : new Refusal('panel-key-refused', 'The panel does not accept the API key.', {
        cause,
        remedy: `Make a new key under ${applicationKeysAt} with ${rights}, and set PTERODACTYL_API_KEY.`,
      });

const keyTooWeak = (cause: PanelError, { applicationKey, accountKey, rights }: Wording) =>
  new Refusal('panel-key-too-weak', `The API key may not do this on the panel: ${cause.message}.`, {
    cause,
    remedy: `PTERODACTYL_API_KEY must be an application key (${applicationKey}) with ${rights}, or an admin's own key (${accountKey}).`,
  });

const clientKeyBlind = (cause: PanelError, { accountKey }: Wording) =>
  new Refusal('client-key-blind', 'The account of the client key does not see this server.', {
    cause,
    remedy: `PTERODACTYL_CLIENT_KEY must be the key (${accountKey}) of an admin account, allowed from this address.`,
  });

/** Somebody removed it between two calls; the next try will see that. */
export const vanished = (cause: PanelError) =>
  new Busy(`${cause.message}: it was there a moment ago.`, 1_000, { cause });

const twoFactor = (cause: PanelError) =>
  new Refusal('panel-two-factor', "The panel demands two-factor login, and the key's owner has none.", {
    cause,
    remedy: 'Turn two-factor login on for the account that owns the API key.',
  });

const noRoom = (cause: PanelError, { roomRemedy }: Wording) =>
  new Refusal('no-room', 'No node of the panel that may be taken has enough room for this bot.', {
    cause,
    remedy: roomRemedy,
  });

function fieldRefused(error: PanelError, settings: PterodactylSettings, flavor: Flavor): Refusal {
  if (error.breaks('egg')) return eggMissing(flavor, settings);
  if (error.breaks('user')) return userMissing(settings);
  if (['docker_image', 'image', 'startup'].some((field) => error.breaks(field)))
    return startupRefused(error, wording[flavor]);
  const variable = error.brokenRules.find(({ field }) => field.startsWith('environment.'));
  if (variable) return badVariable({ name: `${settings.eggId}` }, variable.field.slice(12), variable.rule);
  return refused(error);
}

const startupRefused = (cause: PanelError, { eggsAt }: Wording) =>
  new Refusal('startup-refused', `The panel does not take the image or the start command: ${cause.message}.`, {
    cause,
    remedy: `Check the Docker image and the startup command under ${eggsAt} → the egg, or PTERODACTYL_DOCKER_IMAGE and BOT_STARTUP_COMMAND.`,
  });

const refused = (cause: PanelError) =>
  new Refusal('panel-refused', `The panel refused: ${cause.message}${cause.detail && ` (${cause.detail})`}.`, {
    cause,
    remedy: 'Read which field it names, correct it in the plan or in the panel, then try again.',
  });
