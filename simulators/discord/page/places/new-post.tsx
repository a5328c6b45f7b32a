import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import type { Channel } from '../model/types.ts';
import { DialogForm } from '../parts/dialog-form.tsx';
import { Field } from '../parts/field.tsx';
import { listed } from '../parts/option.ts';
import { Picker } from '../parts/picker.tsx';
import { useTry } from '../parts/use-try.ts';

/** The first words of a new post. */
export function NewPost({ forum, onClose }: { forum: Channel; onClose(): void }) {
  const { person, go, reload } = useStage();
  const { refusal, attempt } = useTry();
  const [name, setName] = useState('');
  const [content, setContent] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const offered = forum.available_tags ?? [];

  async function post(): Promise<void> {
    const words = { channel: forum.id, name, message: { content }, ...(tags.length > 0 && { applied_tags: tags }) };
    const made = await attempt(person.thread(words));
    if (!made) return;
    await reload('channels');
    onClose();
    go({ guildId: forum.guild_id ?? null, channelId: made.answer.channel });
  }

  return (
    <DialogForm title={`New post in ${forum.name}`} deed="Post" refusal={refusal} onSend={post} onClose={onClose}>
      <Field label="Title" required>
        <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field label="Message" required>
        <textarea required rows={5} value={content} onChange={({ target }) => setContent(target.value)} />
      </Field>
      {offered.length > 0 && (
        <div className="field">
          <span className="field-label">Tags</span>
          <Picker
            label="Tags"
            placeholder="No tags"
            from={listed(offered.map((tag) => ({ value: tag.id, label: tag.name, sign: tag.emoji_name ?? undefined })))}
            chosen={tags}
            min={0}
            max={5}
            onChoose={setTags}
          />
        </div>
      )}
    </DialogForm>
  );
}
