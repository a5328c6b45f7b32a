import { commands } from './commands.ts';
import { gateway } from './gateway.ts';
import { guilds } from './guilds.ts';
import { interactions } from './interactions.ts';
import { messages } from './messages.ts';
import { oauth2 } from './oauth2.ts';
import { rest } from './rest.ts';
import type { groups, Rule } from './rule.ts';

/** All that a strict stand-in for Discord must enforce, and what proves that this one does. */
export const rulesByGroup: Record<keyof typeof groups, readonly Rule[]> = {
  ...{ gateway, rest, messages, interactions, commands, guilds, oauth2 },
};

export const rules: readonly Rule[] = Object.values(rulesByGroup).flat();
