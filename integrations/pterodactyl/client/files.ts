import { z } from 'zod';
import { list } from '../envelope.ts';
import { PanelBusy, PanelError } from '../panel-error.ts';
import type { Transport } from '../transport.ts';

const file = z.object({ name: z.string(), size: z.number(), is_file: z.boolean() });

export type PanelFile = z.output<typeof file>;

export const fileCalls = (panel: Transport) => ({
  listFiles: (identifier: string, directory: string): Promise<PanelFile[]> =>
    panel.read('GET', `/servers/${identifier}/files/list`, list(file), { query: { directory } }),

  /** Null where there is no such file. The panel gives out 4 MiB at most. */
  findFile: (identifier: string, path: string): Promise<string | null> =>
    panel.readText(`/servers/${identifier}/files/contents`, { query: { file: path } }).catch(nullWhenNoFile),

  /** Plain text, because the panel would read a JSON body as fields of its own. */
  writeFile: (identifier: string, path: string, text: string): Promise<void> =>
    panel.send('POST', `/servers/${identifier}/files/write`, { query: { file: path }, text }),

  deleteFiles: (identifier: string, files: readonly string[]): Promise<void> =>
    panel.send('POST', `/servers/${identifier}/files/delete`, { body: { root: '/', files } }),
});

/** A missing file is an error of the node; some nodes call it a fault of their own, and Pelican an accident. */
function nullWhenNoFile(error: unknown): null {
  if (!(error instanceof PanelError || error instanceof PanelBusy)) throw error;
  if (error.code === 'FileNotFoundException') return null;
  if (error.code === 'DaemonConnectionException' && (error.status === 404 || error.status === 500)) return null;
  throw error;
}
