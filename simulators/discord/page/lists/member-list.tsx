import { useMemo } from 'react';
import { colourOf, roleColour } from '../model/names.ts';
import { useScene } from '../model/stage.ts';
import type { Guild, Member } from '../model/types.ts';
import { useName } from '../model/use-name.ts';
import { AppBadge } from '../parts/app-badge.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { useProfile } from '../parts/profile-context.ts';
import { VirtualRows } from '../parts/virtual-rows.tsx';
import { type MemberLine, memberLines } from './member-groups.ts';

const nobody = {};
const heightOf = ({ is }: MemberLine): number => (is === 'heading' ? 36 : 44);
const keyOf = (line: MemberLine): string => (line.is === 'heading' ? line.words : line.member.user.id);

/** Who is here. */
export function MemberList({ guild }: { guild: Guild }) {
  const members = useScene((scene) => scene.members[guild.id] ?? nobody);
  const presences = useScene((scene) => scene.presences);
  const lines = useMemo(() => memberLines(guild, members, presences), [guild, members, presences]);
  return (
    <aside className="member-list" aria-label="Members">
      <VirtualRows rows={lines} keyOf={keyOf} heightOf={heightOf}>
        {(line) => (line.is === 'heading' ? <h3>{line.words}</h3> : <Row guild={guild} member={line.member} />)}
      </VirtualRows>
    </aside>
  );
}

function Row({ guild, member }: { guild: Guild; member: Member }) {
  const { open } = useProfile();
  const { user } = member;
  const name = useName(user);
  const presence = useScene((scene) => scene.presences[user.id]);
  const [activity] = presence?.activities ?? [];
  const status = presence?.status ?? 'offline';
  return (
    <button
      type="button"
      className="member"
      data-status={status}
      onClick={({ currentTarget }) => open(user, currentTarget)}
    >
      <Avatar user={user} size={32} status={status} />
      <span className="member-words">
        <span className="member-name" style={roleColour(colourOf(guild, member))}>
          {name}
          {guild.owner_id === user.id && <span title="Owner"> ★</span>}
        </span>
        {activity && <span className="member-activity">{activity.state ?? activity.name}</span>}
      </span>
      {user.bot && <AppBadge />}
    </button>
  );
}
