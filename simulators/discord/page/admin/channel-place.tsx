import { ArrowDown, ArrowUp } from 'lucide-react';
import { isCategory, isVoice } from '../model/channels.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Channel } from '../model/types.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { listed } from '../parts/option.ts';
import { Picker } from '../parts/picker.tsx';
import type { useTry } from '../parts/use-try.ts';

/** In which category a channel stands, and where in it; each change counts at once. */
export function ChannelPlace({
  channel,
  attempt,
}: {
  channel: Channel;
  attempt: ReturnType<typeof useTry>['attempt'];
}) {
  const { person } = useStage();
  const channels = useScene((scene) => scene.channels);
  const ofGuild = Object.values(channels).filter((it) => it.guild_id === channel.guild_id);
  const parent = channel.parent_id ?? null;
  const move = (moves: object[]) => attempt(person.administer('PATCH', `/guilds/${channel.guild_id}/channels`, moves));

  /** Changes places with the one before or behind it; all are numbered anew, as they may have the same number. */
  function step(by: 1 | -1): void {
    const isBeside = (it: Channel) =>
      (it.parent_id ?? null) === parent &&
      isCategory(it) === isCategory(channel) &&
      isVoice(it) === isVoice(channel) &&
      !it.thread_metadata;
    const row = ofGuild.filter(isBeside).sort((one, other) => (one.position ?? 0) - (other.position ?? 0));
    const place = row.findIndex(({ id }) => id === channel.id);
    const next = row.toSpliced(place, 1).toSpliced(Math.max(0, place + by), 0, channel);
    void move(next.map(({ id }, position) => ({ id, position })));
  }

  return (
    <div className="field">
      <span className="field-label">Place</span>
      <div className="nickname">
        {!isCategory(channel) && (
          <Picker
            label="Category"
            placeholder="No category"
            from={listed(ofGuild.filter(isCategory).map(({ id, name = '' }) => ({ value: id, label: name })))}
            chosen={parent ? [parent] : []}
            min={0}
            onChoose={([id = null]) => void move([{ id: channel.id, parent_id: id }])}
          />
        )}
        <IconButton icon={ArrowUp} label={`${channel.name} up`} onClick={() => step(-1)} />
        <IconButton icon={ArrowDown} label={`${channel.name} down`} onClick={() => step(1)} />
      </div>
    </div>
  );
}
