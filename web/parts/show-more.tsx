import { Button } from './button.tsx';
import { ProblemNote } from './problem-note.tsx';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
}

export function ShowMore({ of }: { of: Pages }) {
  if (!of.hasNextPage) return null;
  return (
    <div className="mt-4 grid justify-items-center gap-3">
      {of.isFetchNextPageError && <ProblemNote error={of.error} />}
      <Button isBusy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {of.isFetchingNextPage ? 'Loading …' : 'Show more'}
      </Button>
    </div>
  );
}
