import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { waitingQuestion } from '../features/approvals/questions.ts';
import { useMe } from '../server/me.ts';
import { placesOf } from './places.ts';

const place =
  'flex min-h-11 items-center font-medium text-soft transition-colors hover:text-ink data-[status=active]:text-ink';
/** Beside the page where there is room, below it on a phone. */
const looks = {
  side: {
    list: 'grid gap-1',
    place: `${place} gap-3 rounded-lg px-3 hover:bg-sunk data-[status=active]:bg-sunk`,
    count: 'ml-auto px-2 leading-5',
  },
  below: {
    list: 'flex',
    place: `${place} relative min-h-14 flex-col justify-center gap-0.5 text-xs data-[status=active]:text-press`,
    count: 'absolute top-1 left-1/2 ml-1.5 px-1.5 leading-4',
  },
};

export function Nav({ look }: { look: keyof typeof looks }) {
  const { list, place, count } = looks[look];
  return (
    <nav aria-label="Botyard">
      <ul className={list}>
        {placesOf(useMe()).map(({ to, name, icon: Icon }) => (
          <li key={to} className="flex-1">
            <Link to={to} className={place}>
              <Icon aria-hidden="true" className="size-5" />
              {name}
              {to === '/approvals' && <Waiting className={count} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How many orders wait for approval. */
function Waiting({ className }: { className: string }) {
  const { data } = useInfiniteQuery(waitingQuestion);
  const count = data?.pages[0]?.counts['awaiting-approval'] ?? 0;
  if (count === 0) return null;
  return (
    <span className={`rounded-full bg-press font-medium text-on-press text-xs tabular-nums ${className}`}>
      {count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
