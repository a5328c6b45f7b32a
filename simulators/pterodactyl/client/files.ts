import { posix } from 'node:path';
import { isPelican } from '../flavor.ts';
import { listOf, noContent, type Resource } from '../http/answer.ts';
import { apiError, daemonError } from '../http/api-error.ts';
import { unlessUnheard } from '../http/node-trouble.ts';
import type { Route } from '../http/router.ts';
import { timestamp } from '../present/time.ts';
import { type Entry, entriesOf, readFile, removeFiles, writeFile } from '../wings/files.ts';
import { machineOf } from '../wings/machine-of.ts';
import type { World } from '../world.ts';
import { fileDeeds } from './file-deeds.ts';
import { file } from './file-route.ts';
import { uploadRoute } from './upload.ts';

const mostBytes = 4 * 1024 * 1024;

export const fileRoutes: Route[] = [
  file('GET', 'list', { directory: 'nullable|string' }, async ({ body, found: { server } }, world) => {
    const machine = await machineOf(world, server);
    return listOf(entriesOf(machine, String(body['directory'] ?? '/')).map(entryView));
  }),
  file('GET', 'contents', { file: 'required|string' }, async ({ body, found: { server } }, world) => {
    const content = readFile(await machineOf(world, server), String(body['file']));
    if (!content) throw noSuchFile(world);
    if (content.length > mostBytes) throw apiError(400, 'FileSizeTooLargeException', 'The file is too large to read.');
    return { status: 200, raw: { type: 'text/plain; charset=utf-8', content } };
  }),
  file('POST', 'write', { file: 'required|string' }, async ({ body, raw, found: { server } }, world) => {
    const write = machineOf(world, server).then((machine) => writeFile(world, machine, String(body['file']), raw));
    await unlessUnheard(world, write);
    return noContent;
  }),
  file(
    'POST',
    'delete',
    { root: 'required|nullable|string', files: 'required|array', 'files.*': 'string' },
    async ({ body, found: { server } }, world) => {
      const machine = await machineOf(world, server);
      for (const name of body['files'] as string[]) removeFiles(machine, posix.join(String(body['root']), name));
      return noContent;
    },
  ),
  ...fileDeeds,
  uploadRoute,
];

const noSuchFile = (world: World) =>
  isPelican(world)
    ? apiError(500, 'FileNotFoundException', 'An unexpected error was encountered.')
    : daemonError(404, 'There is no such file.');

const entryView = ({ name, isFile, size, createdAt, modifiedAt, mode }: Entry): Resource => ({
  object: 'file_object',
  attributes: {
    name,
    mode: isFile ? '-rw-r--r--' : 'drwxr-xr-x',
    mode_bits: mode,
    size,
    is_file: isFile,
    is_symlink: false,
    mimetype: isFile ? 'text/plain; charset=utf-8' : 'inode/directory',
    created_at: timestamp(createdAt),
    modified_at: timestamp(modifiedAt),
  },
});
