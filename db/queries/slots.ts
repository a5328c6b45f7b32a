/** What the looks of one slot, or of as many slots as one likes, come to. The latest counter stands for the whole. */
const latest = (column: string) => `(array_agg(${column} order by at desc) filter (where ${column} is not null))[1]`;

/** Looks, grouped by the slot in which they were. */
export const slotOfLooks = `
  (array_agg(source order by at desc))[1] as source, sum(looks)::int as looks, sum(ups)::int as ups,
  300 as known_seconds, round(300.0 * sum(ups) / sum(looks))::int as up_seconds,
  avg(cpu_percent) as cpu_percent, avg(memory_bytes)::bigint as memory_bytes, avg(disk_bytes)::bigint as disk_bytes,
  ${latest('network_rx_bytes')} as network_rx_bytes, ${latest('network_tx_bytes')} as network_tx_bytes`;

export const average = (column: string) =>
  `sum(${column} * known_seconds) / nullif(sum(known_seconds) filter (where ${column} is not null), 0)`;

/** Slots, grouped by a longer time. */
export const timeOfSlots = `
  (array_agg(source order by at desc))[1] as source, sum(looks)::int as looks, sum(ups)::int as ups,
  sum(known_seconds)::int as known_seconds, sum(up_seconds)::int as up_seconds,
  ${average('cpu_percent')} as cpu_percent, (${average('memory_bytes')})::bigint as memory_bytes,
  (${average('disk_bytes')})::bigint as disk_bytes,
  ${latest('network_rx_bytes')} as network_rx_bytes, ${latest('network_tx_bytes')} as network_tx_bytes`;

export const slotBegin = `date_bin('5 minutes', at, 'epoch')`;
export const hourBegin = `date_bin('1 hour', at, 'epoch')`;

/** All that is known, by slots or by the hours that they have become. The condition is used twice: no `?` in it. */
export const slotsWhere = (condition: string) => `
  select order_id, ${slotBegin} as at, ${slotOfLooks}
  from health_samples where span = 0 and ${condition} group by order_id, ${slotBegin}
  union all
  select order_id, at, source, looks, ups, known_seconds, up_seconds, cpu_percent, memory_bytes, disk_bytes,
    network_rx_bytes, network_tx_bytes
  from health_samples where span > 0 and ${condition}`;
