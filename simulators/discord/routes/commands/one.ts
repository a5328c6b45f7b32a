import { deleteCommand, editCommand, getCommand } from '../../commands/keep.ts';
import { presentCommand } from '../../commands/present.ts';
import { commandFields, describedCommand } from '../../commands/read.ts';
import { noContent, ok } from '../../http/answer.ts';
import { readAs } from '../../validation/read.ts';
import { inBothScopes } from './both-scopes.ts';

export const readCommand = inBothScopes({
  method: 'GET',
  path: '/:command',
  handle: ({ params }, world, scope) => ok(presentCommand(getCommand(world, scope, params['command']!))),
});

/** What is left out stays as it was. */
export const changeCommand = inBothScopes({
  method: 'PATCH',
  path: '/:command',
  fields: commandFields,
  handle({ params, body }, world, scope) {
    const command = getCommand(world, scope, params['command']!);
    const { dm_permission: _, ...known } = presentCommand(command);
    const described = readAs(describedCommand(scope), { ...known, ...body, type: command.type });
    return ok(presentCommand(editCommand(world, scope, command, described)));
  },
});

export const removeCommand = inBothScopes({
  method: 'DELETE',
  path: '/:command',
  handle({ params }, world, scope) {
    deleteCommand(world, getCommand(world, scope, params['command']!));
    return noContent;
  },
});
