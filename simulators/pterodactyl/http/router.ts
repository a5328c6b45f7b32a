import type { Flavor } from '../flavor.ts';
import type { PanelVersion } from '../options.ts';
import type { Rules } from '../validation/validate.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  method: Method;
  /** `:server` and the like are looked up before the key's rights are judged. */
  path: string;
  /** Where it is left out, the other kind of panel has no such route. */
  only?: Flavor;
  /** The column of an application key that must allow it. */
  needs?: string;
  /** What must hold before the input is looked at: the state of the server, say. */
  guard?(call: Call, world: World): void;
  /** Deeds that are counted by themselves. */
  throttled?: { name: string } & Partial<Record<PanelVersion, DeedLimit>>;
  rules?(call: Call, world: World): Rules;
  handle(call: Call, world: World): Answer | Promise<Answer>;
}

export interface DeedLimit {
  per: 'server' | 'user';
  limit: number;
  windowMs: number;
}
