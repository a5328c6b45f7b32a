import { Badge } from '../../parts/badge.tsx';
import type { Order } from './questions.ts';
import { phaseLooks } from './words.ts';

export function PhaseBadge({ phase }: Pick<Order, 'phase'>) {
  const { words, tone } = phaseLooks[phase];
  return <Badge tone={tone}>{words}</Badge>;
}
