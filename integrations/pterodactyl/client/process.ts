import { z } from 'zod';
import { item, nullWhenMissing } from '../envelope.ts';
import type { Transport } from '../transport.ts';

const resources = z
  .object({
    current_state: z.string(),
    resources: z.object({
      memory_bytes: z.number(),
      cpu_absolute: z.number(),
      disk_bytes: z.number(),
      uptime: z.number(),
      network_rx_bytes: z.number(),
      network_tx_bytes: z.number(),
    }),
  })
  .transform(({ current_state, resources: used }) => ({
    state: current_state,
    memoryBytes: used.memory_bytes,
    cpuPercent: used.cpu_absolute,
    diskBytes: used.disk_bytes,
    uptimeMs: used.uptime,
    networkRxBytes: used.network_rx_bytes,
    networkTxBytes: used.network_tx_bytes,
  }));

export type ServerResources = z.output<typeof resources>;

const view = z.object({
  internal_id: z.number(),
  identifier: z.string(),
  uuid: z.string(),
  status: z.string().nullable(),
});

export const processCalls = (panel: Transport) => ({
  /** From the short name to the panel's own number. Null for a server that is not there, or not ours to see. */
  findView: (identifier: string): Promise<z.output<typeof view> | null> =>
    panel.read('GET', `/servers/${identifier}`, item(view)).catch(nullWhenMissing),

  /** Up to 20 s old: the panel keeps its answer so long. */
  readResources: (identifier: string): Promise<ServerResources> =>
    panel.read('GET', `/servers/${identifier}/resources`, item(resources)),

  sendPower: (identifier: string, signal: 'start' | 'stop' | 'restart' | 'kill'): Promise<void> =>
    panel.send('POST', `/servers/${identifier}/power`, { body: { signal } }),

  sendCommand: (identifier: string, command: string): Promise<void> =>
    panel.send('POST', `/servers/${identifier}/command`, { body: { command } }),
});
