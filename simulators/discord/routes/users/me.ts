import { editUser } from '../../guilds/edit-user.ts';
import { getUser } from '../../guilds/get.ts';
import { ok } from '../../http/answer.ts';
import type { Caller } from '../../http/call.ts';
import { forBots, forEither, type Route } from '../../http/route.ts';
import { presentOwnUser, presentUser } from '../../present/user.ts';
import { keepImage } from '../../state/keep-image.ts';
import { ignorable, nullable, optional } from '../../validation/field.ts';
import { image, text } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';

/** A person's address is told to those alone whom the person allowed to know it. */
const knowsEmail = (caller: Caller): boolean =>
  caller.kind === 'bearer' && caller.authorization.scopes.includes('email');

const me = forEither({
  method: 'GET',
  path: '/users/@me',
  scopes: ['identify'],
  handle: ({ caller }) => ok(presentOwnUser(caller.user, { withEmail: knowsEmail(caller) })),
});

const userFields = {
  username: ignorable(text({ min: 2, max: 32 })),
  avatar: optional(nullable(image)),
  banner: optional(nullable(image)),
};

const edit = forBots({
  method: 'PATCH',
  path: '/users/@me',
  fields: Object.keys(userFields),
  handle({ body, caller }, world) {
    const { username, avatar, banner } = readBody(body, userFields);
    editUser(world, caller.user, {
      ...(username !== undefined && { username }),
      ...(avatar !== undefined && { avatar: avatar && keepImage(world, avatar) }),
      ...(banner !== undefined && { banner: banner && keepImage(world, banner) }),
    });
    return ok(presentOwnUser(caller.user, { withEmail: false }));
  },
});

const one = forBots({
  method: 'GET',
  path: '/users/:user',
  handle: ({ params }, world) => ok(presentUser(getUser(world, params['user']!))),
});

export const meRoutes: readonly Route[] = [me, edit, one];
