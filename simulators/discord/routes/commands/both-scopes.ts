import type { Scope } from '../../commands/keep.ts';
import { scopeOf } from '../../commands/scope.ts';
import type { Answer } from '../../http/answer.ts';
import type { Call, Caller } from '../../http/call.ts';
import { forEither, type Method, type Route } from '../../http/route.ts';
import type { World } from '../../world.ts';

interface Both {
  method: Method;
  /** Below the list of a scope's commands. */
  path: string;
  fields?: readonly string[];
  handle(call: Call & { caller: Caller }, world: World, scope: Scope): Answer;
}

const places = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'];

/** One route for what is everywhere, and the same for what is in one guild. */
export const inBothScopes = ({ handle, path, ...more }: Both): Route[] =>
  places.map((place) =>
    forEither({
      ...more,
      path: `${place}${path}`,
      scopes: ['applications.commands.update'],
      handle: (call, world) => handle(call, world, scopeOf(world, call)),
    }),
  );
