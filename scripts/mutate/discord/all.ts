import { commands } from './commands.ts';
import { gateway } from './gateway.ts';
import { guilds } from './guilds.ts';
import { interactions } from './interactions.ts';
import { messages } from './messages.ts';
import type { Mutation } from './mutation.ts';
import { oauth2 } from './oauth2.ts';
import { rest } from './rest.ts';

/** At least one for each rule. */
export const mutations: readonly Mutation[] = [
  ...[...gateway, ...rest, ...messages, ...interactions, ...commands, ...guilds, ...oauth2],
];
