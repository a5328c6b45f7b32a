import { ApplicationCommandType } from 'discord-api-types/v10';
import { useMemo, useState } from 'react';
import { CommandForm } from '../command/command-form.tsx';
import { type Usable, usablesOf } from '../command/usable.ts';
import { useCommands } from '../command/use-commands.ts';
import { whenInFull } from '../markdown/when.ts';
import { mayWriteIn } from '../model/permissions.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Channel, Message } from '../model/types.ts';
import { ReplyMark } from './reply-mark.tsx';
import { WritingField } from './writing-field.tsx';

interface Props {
  channel: Channel;
  replyTo: Message | null;
  onReplyDone(): void;
  onEdit(id: string): void;
}

/** Where one writes, and uses commands. */
export function Composer({ channel, replyTo, onReplyDone, onEdit }: Props) {
  const [slashes, setSlashes] = useState(0);
  const commands = useCommands(channel.id, ApplicationCommandType.ChatInput, slashes);
  const usables = useMemo(() => usablesOf(commands), [commands]);
  const [usable, setUsable] = useState<Usable | null>(null);
  if (!mayWriteIn(channel)) return <Closed />;
  return (
    <div className="composer">
      {replyTo && <ReplyMark message={replyTo} onClose={onReplyDone} />}
      {usable ? (
        <CommandForm key={usable.path} usable={usable} channelId={channel.id} onClose={() => setUsable(null)} />
      ) : (
        <WritingField
          {...{ channel, usables, replyTo, onReplyDone, onEdit, onCommand: setUsable }}
          onSlash={() => setSlashes(slashes + 1)}
        />
      )}
    </div>
  );
}

/** Why one cannot write. */
function Closed() {
  const { guild, me } = useStage();
  const until = useScene(({ members }) => members[guild?.id ?? '']?.[me.id]?.communication_disabled_until);
  const isTimedOut = Date.parse(until ?? '') > Date.now();
  return (
    <p className="composer is-closed">
      {isTimedOut
        ? `You are timed out until ${whenInFull(new Date(until!))}.`
        : 'You do not have permission to send messages here.'}
    </p>
  );
}
