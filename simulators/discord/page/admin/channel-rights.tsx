import { type APIOverwrite, OverwriteType } from 'discord-api-types/v10';
import { useState } from 'react';
import { optionsFor } from '../model/entities.ts';
import { Bits } from '../model/permissions.ts';
import { useStage } from '../model/stage.ts';
import type { Channel } from '../model/types.ts';
import { Picker } from '../parts/picker.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTry } from '../parts/use-try.ts';

const rights = [
  { name: 'See it', bit: Bits.ViewChannel },
  { name: 'Write in it', bit: Bits.SendMessages },
] as const;

const answers = [
  { value: 'inherit', label: 'As elsewhere' },
  { value: 'allow', label: 'Allowed' },
  { value: 'deny', label: 'Denied' },
];

type Given = Pick<APIOverwrite, 'allow' | 'deny'>;

const answerOf = ({ allow, deny }: Given, bit: bigint) =>
  (BigInt(allow) & bit) !== 0n ? 'allow' : (BigInt(deny) & bit) !== 0n ? 'deny' : 'inherit';

function answered({ allow, deny }: Given, bit: bigint, answer: string): Given {
  const [allowed, denied] = [BigInt(allow) & ~bit, BigInt(deny) & ~bit];
  return {
    allow: String(answer === 'allow' ? allowed | bit : allowed),
    deny: String(answer === 'deny' ? denied | bit : denied),
  };
}

/** Who may see a channel, and write in it, otherwise than elsewhere. */
export function ChannelRights({ channel }: { channel: Channel & { permission_overwrites?: APIOverwrite[] } }) {
  const stage = useStage();
  const { guild, person, reload } = stage;
  const { refusal, attempt } = useTry();
  const [who, setWho] = useState(guild?.id ?? '');
  const isRole = guild?.roles.some(({ id }) => id === who) ?? false;
  const given = channel.permission_overwrites?.find(({ id }) => id === who) ?? { allow: '0', deny: '0' };

  async function change(bit: bigint, answer: string): Promise<void> {
    const body = { ...answered(given, bit, answer), type: isRole ? OverwriteType.Role : OverwriteType.Member };
    if (await attempt(person.administer('PUT', `/channels/${channel.id}/permissions/${who}`, body))) await reload();
  }

  return (
    <fieldset className="rights">
      <legend>Who may</legend>
      <Picker
        label="For whom"
        placeholder=""
        options={optionsFor(stage, 'mentionable')}
        chosen={[who]}
        onChoose={([id]) => id && setWho(id)}
      />
      {rights.map(({ name, bit }) => (
        <div key={name} className="right">
          <span>{name}</span>
          <Picker
            label={name}
            placeholder=""
            options={answers}
            chosen={[answerOf(given, bit)]}
            onChoose={([answer]) => answer && change(bit, answer)}
          />
        </div>
      ))}
      <Refusal words={refusal} />
    </fieldset>
  );
}
