import { z } from 'zod';
import { allow } from '../oauth2/allow.ts';
import { askedBy } from '../oauth2/asked.ts';
import { SentBack } from '../oauth2/consent-error.ts';
import { order } from './order.ts';

/** What is done by hand in Discord: in its developer portal, and on the page where a person allows something. */
export const portalOrders = [
  order({
    method: 'PATCH',
    path: '/_control/applications/:application',
    schema: z.strictObject({ redirectUris: z.array(z.url()).optional(), flags: z.int().nonnegative().optional() }),
    handle(changes, { state }, params) {
      const application = state.applications.get(params['application']!);
      return application ? void Object.assign(application, changes) : null;
    },
  }),
  order({
    method: 'POST',
    path: '/_control/authorize',
    schema: z.strictObject({
      /** Who allows it. */
      as: z.string(),
      /** As it stands in the address of the page. */
      query: z.string(),
      guildId: z.string().nullable().default(null),
    }),
    handle({ as, query, guildId }, world) {
      const person = world.state.users.get(as);
      if (!person) return null;
      return {
        location: locationOf(() => allow(world, person.id, askedBy(world, new URLSearchParams(query)), guildId)),
      };
    },
  }),
];

/** Where the person's browser is sent, with what was allowed or with what was wrong. */
function locationOf(deed: () => string | null): string | null {
  try {
    return deed();
  } catch (error) {
    if (error instanceof SentBack && error.location) return error.location;
    throw error;
  }
}
