import type { APIRole } from 'discord-api-types/v10';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { hex, higherFirst } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import type { Guild } from '../model/types.ts';
import { Dialog } from '../parts/dialog.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTry } from '../parts/use-try.ts';
import { RoleForm } from './role-form.tsx';

/** The roles of a guild, the highest first. */
export function RolesDialog({ guild, onClose }: { guild: Guild; onClose(): void }) {
  const { person } = useStage();
  const { refusal, attempt } = useTry();
  const roles = [...guild.roles].sort(higherFirst);
  const [openId, setOpenId] = useState(roles[0]?.id ?? '');
  const open = roles.find(({ id }) => id === openId) ?? roles[0];
  const path = `/guilds/${guild.id}/roles`;

  async function create(): Promise<void> {
    const made = await attempt(person.administer<APIRole>('POST', path, { name: 'new role' }));
    if (made) setOpenId(made.answer.id);
  }

  async function move({ id, position }: APIRole, by: 1 | -1): Promise<void> {
    await attempt(person.administer('PATCH', path, [{ id, position: position + by }]));
  }

  return (
    <Dialog title={`Roles of ${guild.name}`} className="is-wide" onClose={onClose}>
      <div className="dialog-body roles">
        <div className="role-list">
          {roles.map((role) => (
            <div key={role.id} className="role-row">
              <button type="button" aria-current={role.id === open?.id} onClick={() => setOpenId(role.id)}>
                <i className="role-dot" style={role.color ? { background: hex(role.color) } : undefined} />
                {role.name}
              </button>
              {role.id !== guild.id && (
                <>
                  <IconButton icon={ArrowUp} size={14} label={`${role.name} up`} onClick={() => move(role, 1)} />
                  <IconButton icon={ArrowDown} size={14} label={`${role.name} down`} onClick={() => move(role, -1)} />
                </>
              )}
            </div>
          ))}
          <button type="button" className="button" onClick={create}>
            <Plus size={16} aria-hidden="true" />
            New role
          </button>
          <Refusal words={refusal} />
        </div>
        {open && <RoleForm key={open.id} guild={guild} role={open} />}
      </div>
    </Dialog>
  );
}
