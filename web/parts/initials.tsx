/** In place of a picture: pictures would come from elsewhere, and tell there who looks at them. */
export function Initials({ of }: { of: string }) {
  const letters = of
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]!.toUpperCase());
  return (
    <span
      aria-hidden="true"
      className="grid size-10 shrink-0 place-items-center rounded-xl bg-calm-ground font-semibold text-calm text-sm"
    >
      {letters.join('') || '?'}
    </span>
  );
}
