import { Badge } from '../../parts/badge.tsx';
import { Initials } from '../../parts/initials.tsx';
import type { Guild } from './questions.ts';

export function ServerRow({ guild: { id, name, isOwner, mayManage, hasBot } }: { guild: Guild }) {
  return (
    <li className="flex items-center gap-4 px-5 py-3.5">
      <Initials of={name} />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-medium">{name}</p>
        <p className="text-soft text-sm">
          {isOwner ? 'You own it' : mayManage ? 'You may manage it' : 'You are a member'}
          <span className="tabular-nums max-sm:hidden"> · {id}</span>
        </p>
      </div>
      {hasBot === null ? (
        <Badge>Bot unknown</Badge>
      ) : (
        <Badge tone={hasBot ? 'good' : 'none'}>{hasBot ? 'Bot is here' : 'No bot yet'}</Badge>
      )}
    </li>
  );
}
