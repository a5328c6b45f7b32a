/** How often one was called by name. */
export const Calls = ({ count = 0 }: { count: number | undefined }) =>
  count > 0 && (
    <span className="calls" aria-hidden="true">
      {count > 99 ? '99+' : count}
    </span>
  );
