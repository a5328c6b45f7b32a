import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { hex, higherFirst, rolesOf } from '../model/names.ts';
import { Bits, mayInGuild } from '../model/permissions.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Guild, Member } from '../model/types.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { Menu } from '../parts/menu.tsx';

/** The roles that somebody has, to be given and taken by whoever may. */
export function MemberRoles({ guild, member }: { guild: Guild; member: Member }) {
  const { person, attempt } = useStage();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const mayGive = useScene((scene) => mayInGuild(scene, guild, Bits.ManageRoles));
  const change = (method: 'PUT' | 'DELETE', roleId: string) =>
    attempt(person.administer(method, `/guilds/${guild.id}/members/${member.user.id}/roles/${roleId}`));
  const own = rolesOf(guild, member);
  const others = guild.roles
    .filter(({ id, managed }) => id !== guild.id && !managed && !member.roles.includes(id))
    .sort(higherFirst);
  return (
    <section className="profile-part">
      <h4>Roles</h4>
      <div className="role-chips">
        {own.map(({ id, name, color, managed }) => (
          <span key={id} className="chip is-still">
            <i className="role-dot" style={color ? { background: hex(color) } : undefined} />
            {name}
            {mayGive && !managed && (
              <IconButton icon={X} size={12} label={`Take ${name}`} onClick={() => change('DELETE', id)} />
            )}
          </span>
        ))}
        {own.length === 0 && !mayGive && <span className="muted">None</span>}
        {mayGive && others.length > 0 && (
          <IconButton
            icon={Plus}
            size={14}
            label="Give a role"
            aria-haspopup="menu"
            onClick={({ currentTarget }) => setAnchor(currentTarget)}
          />
        )}
      </div>
      {anchor && (
        <Menu
          label="Roles to give"
          anchor={anchor}
          items={others.map(({ id, name }) => ({ label: name, onSelect: () => void change('PUT', id) }))}
          onClose={() => setAnchor(null)}
        />
      )}
    </section>
  );
}
