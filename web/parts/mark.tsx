/** The house and its name. */
export function Mark() {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold text-base tracking-tight">
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-7">
        <rect width="32" height="32" rx="8" className="fill-press" />
        <g className="stroke-on-press" fill="none" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
          <path d="M8 23V12.5L16 8l8 4.5V23" />
        </g>
        <circle cx="12.8" cy="17.5" r="1.8" className="fill-on-press" />
        <circle cx="19.2" cy="17.5" r="1.8" className="fill-on-press" />
      </svg>
      Botyard
    </span>
  );
}
