import { commandsOf } from '../../commands/keep.ts';
import { inLanguage, presentCommand } from '../../commands/present.ts';
import { ok } from '../../http/answer.ts';
import { optional } from '../../validation/field.ts';
import { boolean } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';
import { inBothScopes } from './both-scopes.ts';

export const listCommands = inBothScopes({
  method: 'GET',
  path: '',
  handle({ query, headers }, world, scope) {
    const { with_localizations: isWhole } = readQuery(query, { with_localizations: optional(boolean) });
    const [language = null] = [headers['x-discord-locale']].flat();
    const commands = commandsOf(world, scope).map(presentCommand);
    return ok(isWhole ? commands : commands.map((command) => inLanguage(command, language)));
  },
});
