import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Method, Route } from '../http/router.ts';
import type { Rules } from '../validation/validate.ts';
import type { World } from '../world.ts';
import { mineAndCalmOrAdmins } from './gate.ts';

type Handle = (call: Call, world: World) => Promise<Answer>;

/** What may be done to the files of a server that is in order. */
export const file = (method: Method, name: string, rules: Rules, handle: Handle): Route => ({
  method,
  path: `/api/client/servers/:uuid/files/${name}`,
  guard: mineAndCalmOrAdmins,
  rules: () => rules,
  handle,
});
