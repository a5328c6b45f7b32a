import type { Flavor } from './flavor.ts';

/** How the two kinds of panels name what an admin has to find. */
export interface Wording {
  applicationKey: string;
  accountKey: string;
  applicationKeysAt: string;
  accountKeysAt: string;
  rights: string;
  eggsAt: string;
  /** The variables that name the egg. */
  eggIds: string;
  roomRemedy: string;
}

export const wording: Record<Flavor, Wording> = {
  pterodactyl: {
    applicationKey: 'ptla_',
    accountKey: 'ptlc_',
    applicationKeysAt: 'Panel → Admin → Application API',
    accountKeysAt: 'Panel → Account → API Credentials',
    rights: 'read and write on servers and read on nodes, allocations, users, nests, eggs and locations',
    eggsAt: 'Panel → Nests',
    eggIds: 'PTERODACTYL_BOT_EGG_ID and PTERODACTYL_BOT_NEST_ID',
    roomRemedy: 'Raise the limits or the overallocation under Panel → Nodes (-1 does not lift them), or add a node.',
  },
  pelican: {
    applicationKey: 'papp_',
    accountKey: 'pacc_',
    applicationKeysAt: 'Panel → Admin → API Keys',
    accountKeysAt: 'Panel → Profile → API Keys',
    rights: 'read and write on servers and read on nodes, allocations, users and eggs',
    eggsAt: 'Panel → Admin → Eggs',
    eggIds: 'PTERODACTYL_BOT_EGG_ID',
    roomRemedy:
      'Raise the limits or the overallocation under Panel → Admin → Nodes (0 and -1 lift them), or add a node.',
  },
};
