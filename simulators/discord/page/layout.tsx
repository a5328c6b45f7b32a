import { useState } from 'react';
import { type GuildTask, GuildTaskDialog } from './admin/guild-menu.tsx';
import type { EntryStore } from './inspector/entry-store.ts';
import { Inspector } from './inspector/inspector.tsx';
import { MemberList } from './lists/member-list.tsx';
import { useScene, useStage } from './model/stage.ts';
import { useNeighbour } from './model/use-neighbour.ts';
import { ChannelView } from './places/channel-view.tsx';
import { goToNextPane } from './shortcuts/panes.ts';
import { QuickSwitch } from './shortcuts/quick-switch.tsx';
import { ShortcutsDialog } from './shortcuts/shortcuts-dialog.tsx';
import { useShortcuts } from './shortcuts/use-shortcuts.ts';
import { Side } from './side.tsx';
import { TopBar } from './top-bar.tsx';

export type Panel = 'side' | 'members' | 'inspector';

interface Props {
  inspector: EntryStore;
  onSwitch(userId: string): void;
}

const isWide = (): boolean => matchMedia('(min-width: 900px)').matches;

/** Lists at the sides, what is said in the middle; on a small screen the lists are drawers. */
export function Layout({ inspector, onSwitch }: Props) {
  const { guild, channel } = useStage();
  const isLive = useScene((scene) => scene.isLive);
  const [open, setOpen] = useState<readonly Panel[]>(isWide() ? ['members'] : []);
  const [task, setTask] = useState<GuildTask | null>(null);
  const [help, setHelp] = useState<'switch' | 'keys' | null>(null);
  const toNeighbour = useNeighbour();
  const toggle = (panel: Panel) =>
    setOpen((before) => (before.includes(panel) ? before.filter((it) => it !== panel) : [...before, panel]));
  const close = (panel: Panel) => setOpen((before) => before.filter((it) => it !== panel));
  useShortcuts({
    switch: () => setHelp('switch'),
    help: () => setHelp('keys'),
    inspector: () => toggle('inspector'),
    members: () => toggle('members'),
    channelUp: () => toNeighbour(-1),
    channelDown: () => toNeighbour(1),
    nextPane: goToNextPane,
  });
  return (
    <div className="layout" data-open={open.join(' ')}>
      <Side {...{ onSwitch, onTask: setTask, onGone: () => close('side') }} />
      <main className="middle">
        <TopBar open={open} onToggle={toggle} onKeys={() => setHelp('keys')} onSwitch={() => setHelp('switch')} />
        {!isLive && (
          <p className="away" role="status">
            Connecting…
          </p>
        )}
        {channel ? <ChannelView key={channel.id} channel={channel} /> : <Nothing />}
        {open.includes('inspector') && <Inspector store={inspector} onClose={() => close('inspector')} />}
      </main>
      {guild && <MemberList guild={guild} />}
      <button
        type="button"
        className="veil"
        aria-label="Close the lists"
        tabIndex={-1}
        onClick={() => {
          close('side');
          close('members');
        }}
      />
      {help === 'switch' && <QuickSwitch onClose={() => setHelp(null)} />}
      {help === 'keys' && <ShortcutsDialog onClose={() => setHelp(null)} />}
      {task && <GuildTaskDialog task={task} onClose={() => setTask(null)} />}
    </div>
  );
}

const Nothing = () => <p className="empty is-whole">Choose a channel, or somebody to talk to.</p>;
