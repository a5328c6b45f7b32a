import { z } from 'zod';
import { NotThePanel, PanelBusy } from './panel-error.ts';

export interface WingsAccess {
  /** `https://node.example.com:8080` */
  url: string;
  /** Opens the whole node, and every bot's token on it. */
  token: string;
}

/** The configuration, which holds the bot's token, is dropped unread. */
const servers = z.array(
  z
    .object({
      state: z.string(),
      is_suspended: z.boolean(),
      utilization: z.object({
        memory_bytes: z.number(),
        cpu_absolute: z.number(),
        disk_bytes: z.number(),
        uptime: z.number(),
        network: z.object({ rx_bytes: z.number(), tx_bytes: z.number() }),
      }),
      configuration: z.object({ uuid: z.string() }),
    })
    .transform(({ state, is_suspended, utilization, configuration }) => ({
      uuid: configuration.uuid,
      state,
      isSuspended: is_suspended,
      memoryBytes: utilization.memory_bytes,
      cpuPercent: utilization.cpu_absolute,
      diskBytes: utilization.disk_bytes,
      uptimeMs: utilization.uptime,
      networkRxBytes: utilization.network.rx_bytes,
      networkTxBytes: utilization.network.tx_bytes,
    })),
);

export type WingsServer = z.output<typeof servers>[number];
export type WingsApi = ReturnType<typeof wingsApi>;

/** One node, asked directly: one call for the processes of all its servers. */
export const wingsApi = ({ url, token }: WingsAccess) => ({
  async listServers(): Promise<WingsServer[]> {
    const response = await ask(`${url.replace(/\/+$/, '')}/api/servers`, token);
    if (!response.ok) throw new NotThePanel(`The node answered ${response.status} to its own token.`);
    const parsed = servers.safeParse(await response.json().catch(() => null));
    if (!parsed.success) throw new NotThePanel('The node answered in an unknown shape.');
    return parsed.data;
  },
});

async function ask(url: string, token: string): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  try {
    return await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(15_000) });
  } catch {
    throw new PanelBusy('The node gave no answer.');
  }
}
