import { posix } from 'node:path';
import { noContent } from '../http/answer.ts';
import { daemonError } from '../http/api-error.ts';
import type { Route } from '../http/router.ts';
import { absolute, isThere, makeFolder, moveFiles, readFile, writeFile } from '../wings/files.ts';
import { machineOf } from '../wings/machine-of.ts';
import { file } from './file-route.ts';

const minute = 60_000;
/** A root that is left empty is null by the time it is judged, and null is nothing. */
const inRoot = { root: 'required|nullable|string', files: 'required|array' };

export const fileDeeds: Route[] = [
  file(
    'PUT',
    'rename',
    { ...inRoot, 'files.*.from': 'required|string', 'files.*.to': 'required|string' },
    async ({ body, found: { server } }, world) => {
      const machine = await machineOf(world, server);
      for (const { from, to } of body['files'] as { from: string; to: string }[]) {
        const [old, fresh] = [from, to].map((name) => posix.join(String(body['root']), name)) as [string, string];
        if (isThere(machine, fresh)) throw daemonError(400, 'There is a file of that name.');
        moveFiles(machine, old, fresh);
      }
      return noContent;
    },
  ),
  file('POST', 'copy', { location: 'required|string' }, async ({ body, found: { server } }, world) => {
    const machine = await machineOf(world, server);
    const content = readFile(machine, String(body['location']));
    if (!content) throw daemonError(404, 'There is no such file.');
    const { dir, name, ext } = posix.parse(absolute(String(body['location'])));
    writeFile(world, machine, posix.join(dir, `${name} copy${ext}`), content);
    return noContent;
  }),
  file(
    'POST',
    'create-folder',
    { root: 'nullable|string', name: 'required|string' },
    async ({ body, found: { server } }, world) => {
      makeFolder(world, await machineOf(world, server), posix.join(String(body['root'] ?? '/'), String(body['name'])));
      return noContent;
    },
  ),
  file(
    'POST',
    'chmod',
    { ...inRoot, 'files.*.file': 'required|string', 'files.*.mode': 'required|numeric' },
    async ({ body, found: { server } }, world) => {
      const { files } = await machineOf(world, server);
      for (const { file: name, mode } of body['files'] as { file: string; mode: unknown }[]) {
        const known = files[absolute(posix.join(String(body['root']), name))];
        if (!known) throw daemonError(404, 'There is no such file.');
        known.mode = String(mode);
      }
      return noContent;
    },
  ),
  {
    // Nothing is fetched here: an empty file stands for what would be.
    ...file(
      'POST',
      'pull',
      {
        url: 'required|string|url',
        directory: 'nullable|string',
        filename: 'nullable|string',
        use_header: 'boolean',
        foreground: 'boolean',
      },
      async ({ body, found: { server } }, world) => {
        const { pathname } = new URL(String(body['url']));
        const name = String(body['filename'] ?? posix.basename(pathname));
        const path = posix.join(String(body['directory'] ?? '/'), name);
        writeFile(world, await machineOf(world, server), path, Buffer.alloc(0));
        return noContent;
      },
    ),
    throttled: {
      name: 'pull',
      '1.11': { per: 'user', limit: 10, windowMs: 5 * minute },
      '1.12': { per: 'server', limit: 5, windowMs: 10 * minute },
      pelican: { per: 'server', limit: 5, windowMs: 10 * minute },
    },
  },
];
