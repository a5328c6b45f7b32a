import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
}

/** Nothing is here, and why, and what would bring something. */
export function Empty({ icon: Icon, title, children }: Props) {
  return (
    <div className="grid justify-items-center rounded-2xl border border-edge/50 border-dashed px-6 py-14 text-center">
      <Icon aria-hidden="true" className="mb-3 size-8 text-soft" strokeWidth={1.5} />
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-md text-soft">{children}</div>}
    </div>
  );
}
