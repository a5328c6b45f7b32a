import { initialsOf, userName } from '../model/names.ts';
import type { Status, User } from '../model/types.ts';

/** Numbers that are near to each other are far apart in colour. */
const hueOf = (id: string): number => Number(((BigInt(id) >> 22n) + (BigInt(id) & 0xfffn) * 137n) % 360n);

const statusWords: Record<Status, string> = {
  online: 'Online',
  idle: 'Idle',
  dnd: 'Do not disturb',
  offline: 'Offline',
};

/** Initials on a colour of one's own; no pictures are kept here. */
export function Avatar({ user, size = 40, status }: { user: User; size?: number; status?: Status }) {
  const style = { width: size, height: size, fontSize: size * 0.38, '--hue': hueOf(user.id) } as React.CSSProperties;
  return (
    <span className={user.bot ? 'avatar is-bot' : 'avatar'} style={style}>
      <span aria-hidden="true">{initialsOf(userName(user))}</span>
      {status && <span className="status-dot" data-status={status} role="img" aria-label={statusWords[status]} />}
    </span>
  );
}
