import { colourOf, higherFirst, nameIn, roleColour, rolesOf } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import type { Guild, Member, Presence } from '../model/types.ts';
import { Avatar } from '../parts/avatar.tsx';
import { useProfile } from '../parts/profile-context.ts';
import { useListFocus } from './use-list-focus.ts';

interface Group {
  name: string;
  members: Member[];
}

/** Who is here: those of roles that are shown apart, then all who are online, then the others. */
export function MemberList({ guild }: { guild: Guild }) {
  const { scene } = useStage();
  const list = useListFocus();
  const members = Object.values(scene.members[guild.id] ?? {}).sort((one, other) =>
    nameIn(scene, guild.id, one.user).localeCompare(nameIn(scene, guild.id, other.user)),
  );
  return (
    <aside ref={list.box} className="member-list" aria-label="Members" onKeyDown={list.move}>
      {grouped(guild, members, scene.presences).map(({ name, members: those }) => (
        <section key={name}>
          <h3>{`${name} — ${those.length}`}</h3>
          {those.map((member) => (
            <Row key={member.user.id} guild={guild} member={member} />
          ))}
        </section>
      ))}
    </aside>
  );
}

function grouped(guild: Guild, members: readonly Member[], presences: Readonly<Record<string, Presence>>): Group[] {
  const isOnline = ({ user }: Member) => (presences[user.id]?.status ?? 'offline') !== 'offline';
  const online = members.filter(isOnline);
  const shown = guild.roles.filter(({ hoist }) => hoist).sort(higherFirst);
  const roleOf = (member: Member) => rolesOf(guild, member).find(({ hoist }) => hoist)?.id;
  return [
    ...shown.map(({ id, name }) => ({ name, members: online.filter((it) => roleOf(it) === id) })),
    { name: 'Online', members: online.filter((it) => roleOf(it) === undefined) },
    { name: 'Offline', members: members.filter((it) => !isOnline(it)) },
  ].filter((group) => group.members.length > 0);
}

function Row({ guild, member }: { guild: Guild; member: Member }) {
  const { scene } = useStage();
  const { open } = useProfile();
  const { user } = member;
  const presence = scene.presences[user.id];
  const [activity] = presence?.activities ?? [];
  const colour = colourOf(guild, member);
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
        <span className="member-name" style={roleColour(colour)}>
          {nameIn(scene, guild.id, user)}
          {guild.owner_id === user.id && <span title="Owner"> ★</span>}
        </span>
        {activity && <span className="member-activity">{activity.state ?? activity.name}</span>}
      </span>
      {user.bot && <span className="badge">BOT</span>}
    </button>
  );
}
