import { fileCalls } from './client/files.ts';
import { processCalls } from './client/process.ts';
import { kindOfKey } from './key-kind.ts';
import { type PanelAccess, transport } from './transport.ts';

export type ClientApi = ReturnType<typeof clientApi>;

/** The panel as the owner of a server sees it: processes, files, what is used. With an admin's key, of every server. */
export function clientApi(access: PanelAccess) {
  const panel = transport(access, 'client');
  return { keyKind: kindOfKey(access.key), ...processCalls(panel), ...fileCalls(panel) };
}
