import type { Route } from '../../http/route.ts';
import { crosspost } from './crosspost.ts';
import { edit } from './edit.ts';
import { pins } from './pins.ts';
import { polls } from './polls.ts';
import { reactions } from './reactions.ts';
import { list, readOne } from './read.ts';
import { bulkDelete, remove } from './remove.ts';
import { send } from './send.ts';

/** Where two paths fit, the first is meant: `pins` is no message. */
export const messagesRoutes: readonly Route[] = [
  ...pins,
  ...[list, send, bulkDelete, crosspost],
  ...[readOne, edit, remove],
  ...[...reactions, ...polls],
];
