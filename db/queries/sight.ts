import type { HostName } from '../../domain/hosting.ts';
import { looksAreStale, type Sightline } from '../../domain/sight.ts';
import type { Em } from '../orm.ts';

export interface BlindMonitor {
  host: HostName;
  /** Null: the whole host. */
  node: string | null;
  sentence: string | null;
  since: string;
}

/** Bots that are at work on hosts that somebody watches; one that has just begun is looked at in a while. */
const watchedBots = `
  bot_deployments d join orders o on o.id = d.order_id
  where d.status = 'active' and o.host in (select host from monitors)`;

export async function readSightline(em: Em): Promise<Sightline> {
  const [row] = await em.execute<Sightline[]>(
    `select count(*)::int as watched,
       (extract(epoch from now() - min(greatest(d.last_health_check, d.updated_at))) * 1000)::float8 as "oldestMs"
     from ${watchedBots}`,
  );
  return row ?? { watched: 0, oldestMs: null };
}

/** A machine that is not there any more is not looked at either. */
export const blindMonitors = (em: Em): Promise<BlindMonitor[]> =>
  em.execute<BlindMonitor[]>(
    `select host, nullif(node, '') as node, sentence, blind_since::text as since
     from monitors where blind_since is not null and looked_at > now() - ? * interval '1 millisecond'
     order by blind_since, host, node`,
    [looksAreStale],
  );

export interface HostState {
  host: HostName;
  isBlind: boolean;
  openIncidents: number;
  /** Whole machines that are in trouble. */
  machinesDown: number;
}

/** Every kind of host that has bots at work, that is watched, or that is in trouble. */
export const hostStates = (em: Em): Promise<HostState[]> =>
  em.execute<HostState[]>(
    `with hosts as (
       select o.host from bot_deployments d join orders o on o.id = d.order_id where d.status = 'active'
       union select host from monitors union select host from incidents where closed_at is null
     )
     select host, exists (select from monitors m where m.host = hosts.host and m.blind_since is not null
         and m.looked_at > now() - ? * interval '1 millisecond') as "isBlind",
       (select count(*)::int from incidents i where i.host = hosts.host and i.closed_at is null) as "openIncidents",
       (select count(*)::int from incidents i
        where i.host = hosts.host and i.closed_at is null and i.order_id is null) as "machinesDown"
     from hosts order by host`,
    [looksAreStale],
  );
