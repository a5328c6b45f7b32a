import { ChannelType as Type } from 'discord-api-types/v10';
import { useState } from 'react';
import { isCategory } from '../model/channels.ts';
import { useStage } from '../model/stage.ts';
import type { Channel, Guild } from '../model/types.ts';
import { DialogForm } from '../parts/dialog-form.tsx';
import { Field } from '../parts/field.tsx';
import { listed } from '../parts/option.ts';
import { Picker } from '../parts/picker.tsx';
import { useTry } from '../parts/use-try.ts';

const types = [
  { value: String(Type.GuildText), label: 'Text' },
  { value: String(Type.GuildAnnouncement), label: 'Announcements' },
  { value: String(Type.GuildForum), label: 'Forum' },
  { value: String(Type.GuildVoice), label: 'Voice' },
  { value: String(Type.GuildCategory), label: 'Category' },
];

interface Props {
  guild: Guild;
  /** The category that it is made in. */
  parent: Channel | null;
  onClose(): void;
}

/** A new channel. */
export function ChannelDialog({ guild, parent, onClose }: Props) {
  const { store, person, go, reload } = useStage();
  const { refusal, attempt } = useTry();
  const [name, setName] = useState('');
  const [type, setType] = useState(String(Type.GuildText));
  const [parentId, setParentId] = useState(parent?.id ?? '');
  const categories = Object.values(store.scene().channels).filter((it) => it.guild_id === guild.id && isCategory(it));

  async function create(): Promise<void> {
    const isIn = parentId !== '' && Number(type) !== Type.GuildCategory;
    const body = { name, type: Number(type), ...(isIn && { parent_id: parentId }) };
    const made = await attempt(person.administer<Channel>('POST', `/guilds/${guild.id}/channels`, body));
    if (!made) return;
    await reload('channels');
    onClose();
    if (!isCategory(made.answer)) go({ guildId: guild.id, channelId: made.answer.id });
  }

  return (
    <DialogForm title="New channel" deed="Create" refusal={refusal} onSend={create} onClose={onClose}>
      <Field label="Name" required>
        <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <div className="field">
        <span className="field-label">Kind</span>
        <Picker
          label="Kind"
          placeholder=""
          from={listed(types)}
          chosen={[type]}
          onChoose={([it]) => it && setType(it)}
        />
      </div>
      {categories.length > 0 && (
        <div className="field">
          <span className="field-label">Category</span>
          <Picker
            label="Category"
            placeholder="None"
            from={listed(categories.map(({ id, name: words = '' }) => ({ value: id, label: words })))}
            chosen={parentId ? [parentId] : []}
            min={0}
            onChoose={([it = '']) => setParentId(it)}
          />
        </div>
      )}
    </DialogForm>
  );
}
