import { noContent, ok } from '../../http/answer.ts';
import { forAnyone } from '../../http/route.ts';
import { answerInteraction } from '../../interactions/answer.ts';
import { requireWaiting } from '../../interactions/find.ts';
import { presentCallback } from '../../interactions/present-callback.ts';
import { optional } from '../../validation/field.ts';
import { boolean } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';

/** The token in the address is all that an application needs to answer. */
export const callback = forAnyone({
  method: 'POST',
  path: '/interactions/:interaction/:token/callback',
  isExempt: true,
  fields: ['type', 'data'],
  handle({ params, query, body, uploads }, world) {
    const { with_response: wantsMore } = readQuery(query, { with_response: optional(boolean) });
    const interaction = requireWaiting(world, params['interaction']!, params['token']!);
    const message = answerInteraction(world, interaction, { body, uploads });
    return wantsMore ? ok(presentCallback(world, interaction, message)) : noContent;
  },
});
