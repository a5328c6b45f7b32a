import { z } from 'zod';
import { pingEndpoint, signatures } from '../interactions/ping-endpoint.ts';
import { requireWorkingEndpoint } from '../routes/applications/probe.ts';
import { order } from './order.ts';

/** How Discord looks after the addresses at which applications take interactions. */
export const endpointOrders = [
  order({
    method: 'POST',
    path: '/_control/applications/:application/ping',
    schema: z.strictObject({ signature: z.enum(signatures).default('right') }),
    async handle({ signature }, world, params) {
      const application = world.state.applications.get(params['application']!);
      if (!application || application.interactionsUrl === null) return null;
      const { interactionsUrl } = application;
      return { status: await pingEndpoint(world, { ...application, interactionsUrl }, signature) };
    },
  }),
  /** What Discord does from time to time: an address that lets everybody in is given up. */
  order({
    method: 'POST',
    path: '/_control/applications/:application/probe',
    async handle(_asked, world, params) {
      const application = world.state.applications.get(params['application']!);
      if (!application || application.interactionsUrl === null) return null;
      const works = await requireWorkingEndpoint(world, application, application.interactionsUrl).then(
        () => true,
        () => false,
      );
      if (!works) application.interactionsUrl = null;
      return { works };
    },
  }),
];
