import { z } from 'zod';
import { getDeploymentOf } from '../../../db/queries/deployments.ts';
import { within } from '../../../db/scope.ts';
import { runbookOf, runbookText } from '../../../domain/runbook.ts';
import { id } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { ResourcesView } from '../../present/resources.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

export const readRunbook = ({ orm, startupCommand, publicUrl }: Pick<Parts, 'orm' | 'startupCommand' | 'publicUrl'>) =>
  route({
    method: 'get',
    path: '/api/admin/orders/:orderId/runbook',
    summary: 'How to build the bot of an order by hand, as text and as data',
    needs: 'deployment.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id } }),
    output: z.object({
      text: z.string(),
      order: z.object({
        id: z.uuid(),
        number: z.string(),
        customer: z.string().nullable(),
        guildId: z.string(),
        tier: z.string(),
      }),
      name: z.string(),
      resources: ResourcesView,
      environment: z.array(z.object({ name: z.string(), value: z.string() })),
      features: z.array(z.string()),
      commands: z.array(z.string()),
      links: z.array(z.object({ name: z.string(), method: z.enum(['GET', 'POST']), url: z.string() })),
    }),

    async handle({ params: { orderId } }, { actor }) {
      const deployment = await within(orm, scopeOf(actor), (em) => getDeploymentOf(em, orderId));
      const runbook = runbookOf({ ...deployment, startupCommand, publicUrl });
      const { environment, features, commands, links, ...rest } = runbook;
      return {
        ...rest,
        environment: [...environment],
        features: [...features],
        commands: [...commands],
        links: [...links],
        text: runbookText(runbook),
      };
    },
  });
