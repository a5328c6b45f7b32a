import { useEffect, useState } from 'react';
import { whenInFull, whenInWords } from './when.ts';

/** A time as the reader's own clock and language say it. */
export function Timestamp({ seconds, style }: { seconds: number; style: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (style !== 'R') return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [style]);
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return <span>Invalid date</span>;
  return (
    <time className="md-time" dateTime={date.toISOString()} title={whenInFull(date)}>
      {whenInWords(date, style, now)}
    </time>
  );
}
