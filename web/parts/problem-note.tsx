import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { asProblem } from '../server/problem.ts';
import { Button } from './button.tsx';

interface Props {
  error: unknown;
  again?: () => void;
  children?: ReactNode;
}

/** What the api has refused, in its sentence, and what can be done now. */
export function ProblemNote({ error, again, children }: Props) {
  const { message, remedy } = asProblem(error);
  return (
    <div role="alert" className="flex gap-3 rounded-xl bg-bad-ground px-4 py-3 text-bad">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{message}</p>
        {remedy && <p className="text-ink">{remedy}</p>}
        {again && (
          <Button size="small" className="mt-2 text-ink" onClick={again}>
            Try again
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
