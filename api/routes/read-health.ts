import { z } from 'zod';
import type { Probe } from '../health/probe.ts';
import type { Parts } from '../parts.ts';
import { route, takes } from '../route.ts';

const Part = z.object({
  status: z.enum(['ok', 'degraded']),
  sentence: z.string().nullable().describe('What is wrong, in plain words.'),
});

export const readHealth = ({ probes }: Pick<Parts, 'probes'>) =>
  route({
    method: 'get',
    path: '/health',
    summary: 'Whether all parts are well',
    needs: 'anyone',
    idempotency: 'none',
    input: takes({}),
    output: z.object({
      status: z.enum(['ok', 'degraded']),
      parts: z.object({ database: Part, temporal: Part, worker: Part, hosts: Part, watching: Part }),
    }),

    async handle() {
      const look = async (probe: Probe) => part(await probe());
      const [database, temporal, worker, hosts, watching] = await Promise.all([
        look(probes.database),
        look(probes.temporal),
        look(probes.worker),
        look(probes.hosts),
        look(probes.watching),
      ]);
      const parts = { database, temporal, worker, hosts, watching };
      const isWell = Object.values(parts).every(({ status }) => status === 'ok');
      return { status: isWell ? ('ok' as const) : ('degraded' as const), parts };
    },
  });

const part = (sentence: string | null) => ({
  status: sentence === null ? ('ok' as const) : ('degraded' as const),
  sentence,
});
