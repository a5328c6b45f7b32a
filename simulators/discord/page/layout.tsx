import { useState } from 'react';
import { type GuildTask, GuildTaskDialog } from './admin/guild-menu.tsx';
import { Inspector } from './inspector/inspector.tsx';
import type { useEntries } from './inspector/use-entries.ts';
import { MemberList } from './lists/member-list.tsx';
import { useScene, useStage } from './model/stage.ts';
import { ChannelView } from './places/channel-view.tsx';
import { Side } from './side.tsx';
import { TopBar } from './top-bar.tsx';

export type Panel = 'side' | 'members' | 'inspector';

interface Props {
  inspector: ReturnType<typeof useEntries>;
  onSwitch(userId: string): void;
}

const isWide = (): boolean => matchMedia('(min-width: 900px)').matches;

/** Lists at the sides, what is said in the middle; on a small screen the lists are drawers. */
export function Layout({ inspector, onSwitch }: Props) {
  const { guild, channel } = useStage();
  const isLive = useScene((scene) => scene.isLive);
  const [open, setOpen] = useState<readonly Panel[]>(isWide() ? ['members'] : []);
  const [task, setTask] = useState<GuildTask | null>(null);
  const toggle = (panel: Panel) =>
    setOpen((before) => (before.includes(panel) ? before.filter((it) => it !== panel) : [...before, panel]));
  const close = (panel: Panel) => setOpen((before) => before.filter((it) => it !== panel));
  return (
    <div className="layout" data-open={open.join(' ')}>
      <Side {...{ onSwitch, onTask: setTask, onGone: () => close('side') }} />
      <main className="middle">
        <TopBar open={open} onToggle={toggle} />
        {!isLive && (
          <p className="away" role="status">
            Connecting…
          </p>
        )}
        {channel ? <ChannelView key={channel.id} channel={channel} /> : <Nothing />}
        {open.includes('inspector') && (
          <Inspector entries={inspector.entries} onClear={inspector.clear} onClose={() => close('inspector')} />
        )}
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
      {task && <GuildTaskDialog task={task} onClose={() => setTask(null)} />}
    </div>
  );
}

const Nothing = () => <p className="empty is-whole">Choose a channel, or somebody to talk to.</p>;
