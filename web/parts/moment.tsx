import { useEffect, useState } from 'react';

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;
const minuteMs = 60_000;

/** "3 hours ago", true to the minute; the exact moment for whoever points at it. */
export function Moment({ at }: { at: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), minuteMs);
    return () => clearInterval(tick);
  }, []);
  return (
    <time dateTime={at} title={exact.format(new Date(at))}>
      {distance(Date.parse(at) - now)}
    </time>
  );
}

function distance(ms: number): string {
  const [unit, size] = units.find(([, size]) => Math.abs(ms) >= size) ?? [];
  return unit ? relative.format(Math.trunc(ms / size), unit) : 'just now';
}

export const Exactly = ({ at }: { at: string }) => <time dateTime={at}>{exact.format(new Date(at))}</time>;
