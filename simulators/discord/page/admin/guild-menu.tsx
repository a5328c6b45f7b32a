import { Ban, ChevronDown, FolderPlus, Settings, ShieldHalf, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Channel, Guild } from '../model/types.ts';
import { Menu } from '../parts/menu.tsx';
import { BansDialog } from './bans-dialog.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { ChannelSettings } from './channel-settings.tsx';
import { GuildDialog } from './guild-dialog.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';

export type GuildTask =
  | { what: 'channel'; parent: Channel | null }
  | { what: 'category'; category: Channel }
  | { what: 'roles' }
  | { what: 'people' }
  | { what: 'bans' }
  | { what: 'guild' };

/** The name of a guild, and what is looked after behind it. */
export function GuildMenu({ guild, onTask }: { guild: Guild; onTask(task: GuildTask): void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const items = [
    { label: 'New channel', icon: FolderPlus, onSelect: () => onTask({ what: 'channel', parent: null }) },
    { label: 'Roles', icon: ShieldHalf, onSelect: () => onTask({ what: 'roles' }) },
    { label: 'People', icon: UserPlus, onSelect: () => onTask({ what: 'people' }) },
    { label: 'Bans', icon: Ban, onSelect: () => onTask({ what: 'bans' }) },
    { label: 'Settings', icon: Settings, onSelect: () => onTask({ what: 'guild' }) },
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
  switch (task.what) {
    case 'channel':
      return <ChannelDialog guild={guild} parent={task.parent} onClose={onClose} />;
    case 'category':
      return <ChannelSettings channel={task.category} onClose={onClose} />;
    case 'roles':
      return <RolesDialog guild={guild} onClose={onClose} />;
    case 'people':
      return <PeopleDialog guild={guild} onClose={onClose} />;
    case 'bans':
      return <BansDialog guild={guild} onClose={onClose} />;
    case 'guild':
      return <GuildDialog guild={guild} onClose={onClose} />;
  }
}
