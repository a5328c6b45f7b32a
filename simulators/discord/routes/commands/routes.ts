import type { Route } from '../../http/route.ts';
import { createCommand } from './create.ts';
import { listCommands } from './list.ts';
import { changeCommand, readCommand, removeCommand } from './one.ts';
import { overwriteAll } from './overwrite.ts';
import { listPermissions, readPermissions, writePermissions } from './permissions.ts';

export const commandsRoutes: readonly Route[] = [
  listPermissions,
  readPermissions,
  writePermissions,
  ...listCommands,
  ...createCommand,
  ...overwriteAll,
  ...readCommand,
  ...changeCommand,
  ...removeCommand,
];
