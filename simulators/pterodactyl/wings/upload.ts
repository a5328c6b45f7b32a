import { posix } from 'node:path';
import type { Answer } from '../http/answer.ts';
import type { Arrival } from '../http/pipeline.ts';
import type { PanelNode } from '../state/rows.ts';
import type { World } from '../world.ts';
import { writeFile } from './files.ts';
import { claimsOf } from './sign.ts';

const refuse = (status: number, error: string): Answer => ({ status, body: { error } });

/** Needs no header: the address itself is the key, and it turns once. */
export async function takeUpload(arrival: Arrival, node: PanelNode, world: World): Promise<Answer> {
  const claims = claimsOf(arrival.query.get('token') ?? '', node.token);
  const machine = world.state.machines[String(claims?.['server_uuid'])];
  if (!claims || Number(claims['exp']) * 1_000 < world.clock.now()) return refuse(403, 'The token is not valid.');
  if (!machine || world.usedUploads.has(String(claims['unique_id']))) return refuse(404, 'There is nothing here.');
  world.usedUploads.add(String(claims['unique_id']));

  const files = await filesIn(arrival);
  if (files.length === 0) return refuse(400, 'There are no files in it.');
  if (files.some(({ size }) => size > node.uploadMb * 1024 * 1024)) return refuse(400, 'A file is too large.');
  for (const file of files) {
    const path = posix.join(arrival.query.get('directory') ?? '/', file.name);
    writeFile(world, machine, path, Buffer.from(await file.arrayBuffer()));
  }
  return { status: 200 };
}

async function filesIn({ raw, headers }: Arrival): Promise<File[]> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return [];
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  return form.getAll('files').filter((entry) => entry instanceof File);
}
