import { z } from 'zod';
import { type HostState, hostStates, readSightline } from '../../db/queries/sight.ts';
import { uptimeInAll } from '../../db/queries/uptime.ts';
import { within } from '../../db/scope.ts';
import { hostNames } from '../../domain/hosting.ts';
import { blindnessSentence } from '../../domain/sight.ts';
import type { Parts } from '../parts.ts';
import { UptimesView } from '../present/uptime.ts';
import { remembered } from '../remembered.ts';
import { route, takes } from '../route.ts';

const HostView = z.object({
  host: z.enum(hostNames),
  state: z
    .enum(['ok', 'trouble', 'unseen'])
    .describe('Trouble: a whole machine is down. Unseen: it cannot be told of all of them at the moment.'),
  openIncidents: z.int(),
});

const StatusView = z.object({
  hosts: z.array(HostView),
  openIncidents: z.int(),
  uptime: UptimesView.describe('Of all bots together.'),
  sentence: z.string().nullable().describe('Why some of this may not be true at the moment, in plain words.'),
});

/** So long, in milliseconds, the public gets the same answer, however many ask. */
const fresh = 10_000;

export const readStatus = ({ orm }: Pick<Parts, 'orm'>) => {
  const read = remembered(fresh, () =>
    within(orm, { kind: 'system' }, async (em) => {
      const states = await hostStates(em);
      const blind = states.filter(({ isBlind }) => isBlind).length;
      return {
        hosts: states.map(presentHost),
        openIncidents: states.reduce((sum, { openIncidents }) => sum + openIncidents, 0),
        uptime: await uptimeInAll(em),
        sentence: blindnessSentence(await readSightline(em), blind),
      };
    }),
  );
  return route({
    method: 'get',
    path: '/api/status',
    summary: 'How the bots do, for everybody: by kind of host, without names',
    needs: 'anyone',
    idempotency: 'none',
    input: takes({}),
    output: StatusView,
    handle: () => read(),
  });
};

function presentHost({ host, isBlind, openIncidents, machinesDown }: HostState): z.input<typeof HostView> {
  if (isBlind) return { host, openIncidents, state: 'unseen' };
  return { host, openIncidents, state: machinesDown > 0 ? 'trouble' : 'ok' };
}
