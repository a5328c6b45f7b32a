import { z } from 'zod';
import { item } from '../envelope.ts';
import type { Transport } from '../transport.ts';

const resources = z
  .object({
    current_state: z.string(),
    resources: z.object({
      memory_bytes: z.number(),
      cpu_absolute: z.number(),
      disk_bytes: z.number(),
      uptime: z.number(),
    }),
  })
  .transform(({ current_state, resources: used }) => ({
    state: current_state,
    memoryBytes: used.memory_bytes,
    cpuPercent: used.cpu_absolute,
    diskBytes: used.disk_bytes,
    uptimeMs: used.uptime,
  }));

export type ServerResources = z.output<typeof resources>;

export const processCalls = (panel: Transport) => ({
  /** Up to 20 s old: the panel keeps its answer so long. */
  readResources: (identifier: string): Promise<ServerResources> =>
    panel.read('GET', `/servers/${identifier}/resources`, item(resources)),

  sendPower: (identifier: string, signal: 'start' | 'stop' | 'restart' | 'kill'): Promise<void> =>
    panel.send('POST', `/servers/${identifier}/power`, { body: { signal } }),

  sendCommand: (identifier: string, command: string): Promise<void> =>
    panel.send('POST', `/servers/${identifier}/command`, { body: { command } }),
});
