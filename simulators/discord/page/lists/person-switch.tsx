import { ChevronsUpDown, ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { userName } from '../model/names.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { User } from '../model/types.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Floating } from '../parts/floating.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { StatusPicker } from './status-picker.tsx';
import { useListFocus } from './use-list-focus.ts';

/** Who one is, and with a click who else one could be. */
export function PersonSwitch({ onSwitch }: { onSwitch(userId: string): void }) {
  const { me } = useStage();
  const status = useScene(({ presences }) => presences[me.id]?.status ?? 'online');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <div className="person-switch">
      <button
        type="button"
        className="person-button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
      >
        <Avatar user={me} size={32} status={status} />
        <span className="person-words">
          <span>
            <span className="unseen">You are </span>
            {userName(me)}
          </span>
          <span className="person-detail">Switch member</span>
        </span>
        <ChevronsUpDown size={16} aria-hidden="true" />
      </button>
      <StatusPicker />
      {anchor && <People anchor={anchor} onSwitch={onSwitch} onClose={() => setAnchor(null)} />}
    </div>
  );
}

interface PeopleProps {
  anchor: HTMLElement;
  onSwitch(userId: string): void;
  onClose(): void;
}

function People({ anchor, onSwitch, onClose }: PeopleProps) {
  const { me } = useStage();
  const list = useListFocus();
  return (
    <Floating anchor={anchor} className="people" onClose={onClose}>
      <h3>Be somebody else</h3>
      <nav ref={list.box} aria-label="People" onKeyDown={list.move}>
        <PeoplePicker className="people-list">
          {(user) => <Row key={user.id} user={user} isMe={user.id === me.id} onPick={() => onSwitch(user.id)} />}
        </PeoplePicker>
      </nav>
    </Floating>
  );
}

function Row({ user, isMe, onPick }: { user: User; isMe: boolean; onPick(): void }) {
  return (
    <div className="people-row">
      <button type="button" aria-current={isMe} onClick={onPick}>
        <Avatar user={user} size={28} />
        <span>{userName(user)}</span>
        <span className="person-detail">{user.username}</span>
      </button>
      <a
        className="icon-button"
        href={`?as=${user.id}`}
        target="_blank"
        rel="noopener"
        aria-label={`Be ${userName(user)} in another window`}
        title={`Be ${userName(user)} in another window`}
      >
        <ExternalLink size={16} aria-hidden="true" />
      </a>
    </div>
  );
}
