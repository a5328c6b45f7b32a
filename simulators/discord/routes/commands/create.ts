import { upsertCommand } from '../../commands/keep.ts';
import { presentCommand } from '../../commands/present.ts';
import { commandFields, describedCommand } from '../../commands/read.ts';
import { created, ok } from '../../http/answer.ts';
import { readAs } from '../../validation/read.ts';
import { inBothScopes } from './both-scopes.ts';

export const createCommand = inBothScopes({
  method: 'POST',
  path: '',
  fields: commandFields,
  handle({ body }, world, scope) {
    const { command, isNew } = upsertCommand(world, scope, readAs(describedCommand(scope), body));
    return (isNew ? created : ok)(presentCommand(command));
  },
});
