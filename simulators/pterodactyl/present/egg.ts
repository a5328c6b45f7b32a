import { isPelican } from '../flavor.ts';
import type { Egg, EggVariable, Nest } from '../state/rows.ts';
import { as, each, type Kind } from './kind.ts';
import { serverKind } from './server.ts';
import { rawTimestamp, timestamp } from './time.ts';

export const eggKind: Kind<Egg> = {
  object: 'egg',
  attributes: (egg, world) => ({
    id: egg.id,
    uuid: egg.uuid,
    name: egg.name,
    ...(isPelican(world) ? { icon: null, features: null, tags: [] } : { nest: egg.nestId }),
    author: egg.author,
    description: egg.description,
    docker_image: Object.values(egg.dockerImages)[0] ?? '',
    docker_images: egg.dockerImages,
    config: { files: {}, startup: { done: egg.done }, stop: egg.stop, logs: {}, file_denylist: [], extends: null },
    startup: egg.startup,
    ...(isPelican(world) && { startup_commands: { Default: egg.startup } }),
    script: { privileged: true, install: egg.script, entry: 'bash', container: 'debian:slim', extends: null },
    created_at: timestamp(egg.createdAt),
    updated_at: timestamp(egg.updatedAt),
  }),
  includes: {
    nest: {
      only: 'pterodactyl',
      needs: 'nests',
      load: (egg, { state }) => as(nestKind, state.nests.get(egg.nestId)),
    },
    servers: {
      needs: 'servers',
      load: (egg, { state }) =>
        each(
          serverKind,
          state.servers.filter(({ eggId }) => eggId === egg.id),
        ),
    },
    variables: { needs: 'eggs', load: (egg) => each(eggVariableKind(egg), egg.variables) },
  },
};

export const eggVariableKind = (egg: Egg): Kind<EggVariable> => ({
  object: 'egg_variable',
  attributes: (variable, world) => ({
    id: variable.id,
    egg_id: egg.id,
    name: variable.name,
    description: variable.description,
    env_variable: variable.envVariable,
    default_value: variable.defaultValue,
    user_viewable: variable.userViewable,
    user_editable: variable.userEditable,
    // Pelican keeps them as a list, and only its client API still strings them together.
    ...(isPelican(world) ? { rules: variable.rules.split('|'), sort: null } : { rules: variable.rules }),
    created_at: rawTimestamp(egg.createdAt),
    updated_at: rawTimestamp(egg.updatedAt),
  }),
  includes: {},
});

export const nestKind: Kind<Nest> = {
  object: 'nest',
  attributes: (nest) => ({
    id: nest.id,
    uuid: nest.uuid,
    author: nest.author,
    name: nest.name,
    description: nest.description,
    created_at: timestamp(nest.createdAt),
    updated_at: timestamp(nest.updatedAt),
  }),
  includes: {
    eggs: {
      needs: 'eggs',
      load: (nest, { state }) =>
        each(
          eggKind,
          state.eggs.filter(({ nestId }) => nestId === nest.id),
        ),
    },
    servers: {
      needs: 'servers',
      load: (nest, { state }) =>
        each(
          serverKind,
          state.servers.filter(({ nestId }) => nestId === nest.id),
        ),
    },
  },
};
