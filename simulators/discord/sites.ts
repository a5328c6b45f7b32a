import { controlAnswer } from './control/answer.ts';
import { attachmentAnswer, isAttachment } from './files/serve.ts';
import type { Arrival } from './http/arrival.ts';
import { routeFinder } from './http/find-route.ts';
import { answerTo } from './http/pipeline.ts';
import type { Site } from './http/serve.ts';
import { consentAnswer, isConsent } from './oauth2/pages.ts';
import { routes } from './routes/all.ts';
import type { World } from './world.ts';

/** Which part of this Discord a request is for. */
export function sitesOf(world: World): (arrival: Arrival) => Site {
  const find = routeFinder(routes);
  return (arrival) => {
    if (isAttachment(arrival)) return { faults: false, answerTo: (asked) => attachmentAnswer(asked, world) };
    if (world.options.control && arrival.path.startsWith('/_control')) {
      return { faults: false, answerTo: (asked) => controlAnswer(asked, world) };
    }
    if (isConsent(arrival)) return { faults: true, answerTo: (asked) => consentAnswer(asked, world) };
    return { faults: true, answerTo: (asked) => answerTo(asked, find, world) };
  };
}
