import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { startPanel } from '../../../simulators/pterodactyl/panel.ts';
import type { ServerRow } from '../../../simulators/pterodactyl/state/server-row.ts';
import { newMachine } from '../../../simulators/pterodactyl/wings/machine.ts';
import type { World } from '../../../simulators/pterodactyl/world.ts';

const { BENCH_BOTS, BENCH_NODES, BENCH_PREFIX } = z
  .object({
    BENCH_BOTS: z.coerce.number().int().positive(),
    BENCH_NODES: z.coerce.number().int().positive(),
    BENCH_PREFIX: z.string(),
  })
  .parse(process.env);

/** 720 calls a minute for processes. Lists are not what is measured, and several sweeps come within one minute here. */
const panel = await startPanel({ version: '1.11', applicationLimit: 10_000, nodes: BENCH_NODES, ports: 1 });
const orderIds = Array.from({ length: BENCH_BOTS }, () => randomUUID());
for (const [at, orderId] of orderIds.entries()) runBot(panel.world, orderId, (at % BENCH_NODES) + 1);

process.once('SIGTERM', () => void panel.close().then(() => process.exit(0)));
process.send?.({ ready: { ...panel.ready, orderIds } });

/** A server whose bot has been at work for a while, as if it had been created, installed and started. */
function runBot({ state, clock }: World, orderId: string, nodeId: number): void {
  const [uuid, now] = [randomUUID(), clock.now()];
  const egg = state.eggs.all()[0]!;
  const variables = Object.fromEntries(egg.variables.map(({ id, defaultValue }) => [id, defaultValue]));
  const row: Omit<ServerRow, 'id'> = {
    ...{ uuid, nodeId, userId: 1, nestId: egg.nestId, eggId: egg.id, variables },
    ...{ externalId: `${BENCH_PREFIX}-${orderId}`, name: `bot_${orderId}`, description: '', status: null },
    ...{ startup: egg.startup, image: Object.values(egg.dockerImages)[0] ?? '', skipScripts: false },
    ...{ memory: 512, swap: 0, disk: 1_024, io: 500, cpu: 50, threads: null, oomDisabled: true },
    ...{ databaseLimit: 0, allocationLimit: 0, backupLimit: 1, allocationId: 1, transferring: false },
    ...{ installedAt: now, createdAt: now, updatedAt: now },
  };
  state.servers.add(row);
  const machine = newMachine({ uuid, nodeId, startOnCompletion: true, memoryMb: 512 });
  state.machines[uuid] = { ...machine, state: 'running', startedAt: now };
}
