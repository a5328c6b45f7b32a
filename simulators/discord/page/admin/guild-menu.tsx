import { ChevronDown, FolderPlus, ShieldHalf, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Channel, Guild } from '../model/types.ts';
import { Menu } from '../parts/menu.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';

export type GuildTask = { what: 'channel'; parent: Channel | null } | { what: 'roles' } | { what: 'people' };

/** The name of a guild, and what is looked after behind it. */
export function GuildMenu({ guild, onTask }: { guild: Guild; onTask(task: GuildTask): void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const items = [
    { label: 'New channel', icon: FolderPlus, onSelect: () => onTask({ what: 'channel', parent: null }) },
    { label: 'Roles', icon: ShieldHalf, onSelect: () => onTask({ what: 'roles' }) },
    { label: 'People', icon: UserPlus, onSelect: () => onTask({ what: 'people' }) },
  ];
  return (
    <>
      <button
        type="button"
        className="guild-button"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <strong>{guild.name}</strong>
        <ChevronDown size={18} aria-hidden="true" />
      </button>
      {anchor && <Menu label={guild.name} anchor={anchor} items={items} onClose={() => setAnchor(null)} />}
    </>
  );
}

/** The dialog of a task. */
export function GuildTaskDialog({ task, onClose }: { task: GuildTask; onClose(): void }) {
  const { guild } = useStage();
  if (!guild) return null;
  if (task.what === 'roles') return <RolesDialog guild={guild} onClose={onClose} />;
  if (task.what === 'people') return <PeopleDialog guild={guild} onClose={onClose} />;
  return <ChannelDialog guild={guild} parent={task.parent} onClose={onClose} />;
}
