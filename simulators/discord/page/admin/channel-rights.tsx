import { type APIOverwrite, OverwriteType } from 'discord-api-types/v10';
import { useState } from 'react';
import { entities } from '../model/entities.ts';
import { Bits } from '../model/permissions.ts';
import { useStage } from '../model/stage.ts';
import type { Channel } from '../model/types.ts';
import { Picker } from '../parts/picker.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTry } from '../parts/use-try.ts';
import { inWords, permissionsOf } from './channel-permissions.ts';

const answers = [
  { value: 'deny', label: 'Denied', sign: '✕' },
  { value: 'inherit', label: 'As elsewhere', sign: '/' },
  { value: 'allow', label: 'Allowed', sign: '✓' },
] as const;

type Answer = (typeof answers)[number]['value'];
type Given = Pick<APIOverwrite, 'allow' | 'deny'>;

const answerOf = ({ allow, deny }: Given, bit: bigint): Answer =>
  (BigInt(allow) & bit) !== 0n ? 'allow' : (BigInt(deny) & bit) !== 0n ? 'deny' : 'inherit';

function answered({ allow, deny }: Given, bit: bigint, answer: Answer): Given {
  const [allowed, denied] = [BigInt(allow) & ~bit, BigInt(deny) & ~bit];
  return {
    allow: String(answer === 'allow' ? allowed | bit : allowed),
    deny: String(answer === 'deny' ? denied | bit : denied),
  };
}

/** What somebody may do in a channel otherwise than elsewhere; each change counts at once. */
export function ChannelRights({ channel }: { channel: Channel }) {
  const stage = useStage();
  const { guild, person } = stage;
  const { refusal, attempt } = useTry();
  const [who, setWho] = useState(guild?.id ?? '');
  const from = entities(stage, 'mentionable');
  const own = channel.permission_overwrites ?? [];
  const given = own.find(({ id }) => id === who);
  const path = `/channels/${channel.id}/permissions`;

  function change(bit: bigint, answer: Answer): void {
    const isRole = guild?.roles.some(({ id }) => id === who) ?? false;
    const next = answered(given ?? { allow: '0', deny: '0' }, bit, answer);
    const body = { ...next, type: isRole ? OverwriteType.Role : OverwriteType.Member };
    void attempt(person.administer('PUT', `${path}/${who}`, body));
  }

  return (
    <fieldset className="rights">
      <legend>Permissions here</legend>
      <div className="role-chips">
        {own.map(({ id }) => (
          <button key={id} type="button" className="chip is-still" aria-pressed={id === who} onClick={() => setWho(id)}>
            {from.get(id)?.label ?? id}
          </button>
        ))}
      </div>
      <Picker label="For whom" placeholder="" from={from} chosen={[who]} onChoose={([id]) => id && setWho(id)} />
      {permissionsOf(channel).map((name) => (
        <Right
          key={name}
          name={name}
          value={answerOf(given ?? { allow: '0', deny: '0' }, Bits[name])}
          onChange={change}
        />
      ))}
      <Refusal words={refusal} />
      {given && (
        <button
          type="button"
          className="button is-danger"
          onClick={() => attempt(person.administer('DELETE', `${path}/${who}`))}
        >
          {`Nothing else for ${from.get(who)?.label ?? who}`}
        </button>
      )}
    </fieldset>
  );
}

interface RightProps {
  name: keyof typeof Bits;
  value: Answer;
  onChange(bit: bigint, answer: Answer): void;
}

const Right = ({ name, value, onChange }: RightProps) => (
  <fieldset className="right">
    <legend>{inWords(name)}</legend>
    {answers.map((answer) => (
      <label key={answer.value} className="right-answer" data-answer={answer.value} title={answer.label}>
        <input
          type="radio"
          name={name}
          aria-label={answer.label}
          checked={answer.value === value}
          onChange={() => onChange(Bits[name], answer.value)}
        />
        <span aria-hidden="true">{answer.sign}</span>
      </label>
    ))}
  </fieldset>
);
