import type { z } from 'zod';
import type { Route } from './route.ts';

export type RouteMaker = (...parts: never[]) => Route;
type Described<It extends RouteMaker> = ReturnType<It>;

/** What a route answers. The web writes `type Placed = Answer<typeof placeOrder>`, all of it by `import type`. */
export type Answer<It extends RouteMaker> = z.output<Described<It>['output']>;

/** What a route wants to be told. */
export type Question<It extends RouteMaker> = z.input<Described<It>['input']>;
