import type { ReactNode } from 'react';

const tones = {
  calm: 'bg-calm-ground text-calm',
  good: 'bg-good-ground text-good',
  warn: 'bg-warn-ground text-warn',
  bad: 'bg-bad-ground text-bad',
  none: 'bg-sunk text-soft',
};

export type Tone = keyof typeof tones;

export function Badge({ tone = 'none', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 font-medium text-xs leading-5 ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
