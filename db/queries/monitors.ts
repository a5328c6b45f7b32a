import type { HostName } from '../../domain/hosting.ts';
import type { Blindness, Sight } from '../../domain/watching.ts';
import type { Em } from '../orm.ts';

/** Keeps which eyes are open and which are not; staff is told once of each that closes. */
export async function recordEyes(em: Em, host: HostName, { seen, blind }: Omit<Sight, 'looks'>): Promise<void> {
  for (const node of seen) await opened(em, host, node ?? '');
  for (const blindness of blind) await closed(em, host, blindness);
}

const opened = (em: Em, host: HostName, node: string) =>
  em.execute(
    `insert into monitors (host, node) values (?, ?)
     on conflict (host, node) do update set blind_since = null, sentence = null, looked_at = now()`,
    [host, node],
  );

async function closed(em: Em, host: HostName, { node, sentence }: Blindness): Promise<void> {
  const [known] = await em.execute<{ blind: boolean }[]>(
    'select blind_since is not null as blind from monitors where host = ? and node = ? for update',
    [host, node ?? ''],
  );
  await em.execute(
    `insert into monitors (host, node, blind_since, sentence) values (?, ?, now(), ?)
     on conflict (host, node) do update set blind_since = coalesce(monitors.blind_since, now()),
       sentence = excluded.sentence, looked_at = now()`,
    [host, node ?? '', sentence],
  );
  if (known?.blind) return;
  await em.execute(
    `insert into notices (key, recipient, title, text) values ('blind:' || gen_random_uuid(), 'staff', ?, ?)`,
    [
      `Botyard cannot see ${node === null ? `the host ${host}` : node}`,
      `${sentence} Its bots count as unseen, not as down.`,
    ],
  );
}
