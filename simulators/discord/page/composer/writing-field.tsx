import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Usable } from '../command/usable.ts';
import { useStage } from '../model/stage.ts';
import type { Channel, Message } from '../model/types.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { OptionList, optionId } from '../parts/option-list.tsx';
import { readFile } from '../parts/read-file.ts';
import { useListKeys } from '../parts/use-list-keys.ts';
import { channelTitle } from '../places/channel-title.ts';
import { FileButton, FileTray } from './file-tray.tsx';
import { suggestionsFor, withSuggestion } from './suggestions.ts';
import { useTyping } from './use-typing.ts';

interface Props {
  channel: Channel;
  usables: readonly Usable[];
  replyTo: Message | null;
  onReplyDone(): void;
  onEdit(id: string): void;
  onCommand(usable: Usable): void;
  /** A command is begun. */
  onSlash(): void;
}

/** A message that is being written; a list of suggestions comes up while one types. */
export function WritingField({ channel, usables, replyTo, onReplyDone, onEdit, onCommand, onSlash }: Props) {
  const stage = useStage();
  const { person, attempt } = stage;
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const tellTyping = useTyping(channel.id);
  const suggestions = closedFor === text ? [] : suggestionsFor(stage, usables, text);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever chose a message to answer goes on by writing
  useEffect(() => field.current?.focus({ preventScroll: true }), [replyTo]);

  function pick(place: number): void {
    const suggestion = suggestions[place];
    if (!suggestion) return;
    if (typeof suggestion.becomes === 'string') setText(withSuggestion(text, suggestion.becomes));
    else onCommand(suggestion.becomes);
  }

  const { active, setActive, handle } = useListKeys({
    ...{ count: suggestions.length, onPick: pick, tabPicks: true },
    onClose: () => setClosedFor(text),
  });

  async function send(): Promise<void> {
    if (text.trim() === '' && files.length === 0) return;
    const given = await Promise.all(files.map(readFile));
    const words = { channel: channel.id, content: text, files: given, ...(replyTo && { replyTo: replyTo.id }) };
    if (!(await attempt(person.write(words)))) return;
    setText('');
    setFiles([]);
    onReplyDone();
  }

  function editLast(event: KeyboardEvent): void {
    const { messages = [] } = stage.store.scene().said[channel.id] ?? {};
    const last = messages.findLast(({ author, webhook_id: by }) => author.id === stage.me.id && by === undefined);
    if (!last) return;
    event.preventDefault();
    onEdit(last.id);
  }

  function hear(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (suggestions.length > 0 && handle(event)) return;
    if (event.key === 'Escape' && replyTo) onReplyDone();
    if (event.key === 'ArrowUp' && text === '') editLast(event);
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  }

  const isOpen = suggestions.length > 0;
  return (
    <>
      {isOpen && (
        <div className="suggestions">
          <OptionList
            {...{ id: listId, options: suggestions, active, onPick: pick, onActive: setActive }}
            label={text.startsWith('/') ? 'Commands' : 'Suggestions'}
          />
        </div>
      )}
      <FileTray files={files} onChange={setFiles} />
      <div className="writing">
        <FileButton onFiles={(more) => setFiles((before) => [...before, ...more])} />
        <textarea
          ref={field}
          data-home
          rows={Math.min(text.split('\n').length, 10)}
          aria-label={`Message ${channelTitle(channel)}`}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen ? optionId(listId, active) : undefined}
          placeholder={`Message ${channelTitle(channel)}, or / for commands`}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setActive(0);
            if (target.value.startsWith('/') && !text.startsWith('/')) onSlash();
            if (target.value && !target.value.startsWith('/')) tellTyping();
          }}
          onKeyDown={hear}
          onPaste={({ clipboardData }) => {
            if (clipboardData.files.length > 0) setFiles((before) => [...before, ...clipboardData.files]);
          }}
        />
        <IconButton icon={SendHorizontal} label="Send the message" onClick={send} />
      </div>
    </>
  );
}
