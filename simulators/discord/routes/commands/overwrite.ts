import { overwriteCommands } from '../../commands/keep.ts';
import { presentCommand } from '../../commands/present.ts';
import { commandFields, describedCommand } from '../../commands/read.ts';
import { ok } from '../../http/answer.ts';
import { listOf } from '../../validation/compound.ts';
import { readAs } from '../../validation/read.ts';
import { inBothScopes } from './both-scopes.ts';

export const overwriteAll = inBothScopes({
  method: 'PUT',
  path: '',
  fields: ['id', ...commandFields],
  handle({ body }, world, scope) {
    const described = readAs(listOf(describedCommand(scope)), body);
    return ok(overwriteCommands(world, scope, described).map(presentCommand));
  },
});
