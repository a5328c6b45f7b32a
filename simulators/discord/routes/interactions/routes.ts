import type { Route } from '../../http/route.ts';
import { callback } from './callback.ts';

export const interactionsRoutes: readonly Route[] = [callback];
