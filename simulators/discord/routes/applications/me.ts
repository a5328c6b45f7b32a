import { hash } from 'node:crypto';
import { ok } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';
import { presentOwnApplication } from '../../present/application.ts';
import type { Application } from '../../state/rows.ts';
import { readBody } from '../../validation/read.ts';
import { changeable } from './fields.ts';
import { requireWorkingEndpoint } from './probe.ts';

export const readApplication = forBots({
  method: 'GET',
  path: '/applications/@me',
  handle: ({ caller: { application } }, world) => ok(presentOwnApplication(world, application)),
});

export const updateApplication = forBots({
  method: 'PATCH',
  path: '/applications/@me',
  fields: Object.keys(changeable(0)),

  async handle({ caller: { application }, body }, world) {
    const given = readBody(body, changeable(application.flags));
    const url = given.interactions_endpoint_url;
    if (url && url !== application.interactionsUrl) await requireWorkingEndpoint(world, application, url);

    Object.assign(application, changesFrom(given));
    return ok(presentOwnApplication(world, application));
  },
});

type Given = ReturnType<typeof readBody<ReturnType<typeof changeable>>>;

function changesFrom(given: Given): Partial<Application> {
  const { description, tags, flags, icon, cover_image, install_params: install } = given;
  return {
    ...(description !== undefined && { description: description ?? '' }),
    ...(tags !== undefined && { tags: tags ?? [] }),
    ...(typeof flags === 'number' && { flags }),
    ...(icon !== undefined && { icon: icon && hashOf(icon) }),
    ...(cover_image !== undefined && { coverImage: cover_image && hashOf(cover_image) }),
    ...(install !== undefined && {
      installParams: install && { ...install, permissions: String(install.permissions) },
    }),
    ...(given.custom_install_url !== undefined && { customInstallUrl: given.custom_install_url || null }),
    ...(given.interactions_endpoint_url !== undefined && { interactionsUrl: given.interactions_endpoint_url || null }),
    ...(given.role_connections_verification_url !== undefined && {
      roleConnectionsUrl: given.role_connections_verification_url || null,
    }),
  };
}

const hashOf = ({ content }: { content: Buffer }): string => hash('md5', content);
