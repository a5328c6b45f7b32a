import { Bits, hasAll, permissionsIn } from '../model/permissions.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Guild, Member } from '../model/types.ts';
import { NameForm } from './name-form.tsx';
import { ban, kick, type Sentence, timeout } from './sentences.ts';

interface Props {
  guild: Guild;
  member: Member;
  onSentence(sentence: Sentence): void;
}

/** What a moderator does, as far as the one who looks may: Discord's own rules decide. */
export function ModerateMember({ guild, member, onSentence }: Props) {
  const { me, person, attempt } = useStage();
  const held = useScene((scene) => permissionsIn(scene, guild));
  if (member.user.id === me.id) return <Myself guild={guild} member={member} />;
  const path = `/guilds/${guild.id}/members/${member.user.id}`;
  const isTimedOut = Date.parse(member.communication_disabled_until ?? '') > Date.now();
  const offered: readonly (readonly [Sentence, bigint])[] = [
    ...(isTimedOut ? [] : [[timeout, Bits.ModerateMembers] as const]),
    ...[[kick, Bits.KickMembers] as const, [ban, Bits.BanMembers] as const],
  ];
  return (
    <section className="profile-part">
      {hasAll(held, Bits.ManageNicknames) && (
        <NameForm
          label="Nickname"
          value={member.nick ?? ''}
          onSave={(nick) => attempt(person.administer('PATCH', path, { nick }))}
        />
      )}
      <div className="profile-deeds">
        {isTimedOut && hasAll(held, Bits.ModerateMembers) && (
          <button
            type="button"
            className="button"
            onClick={() => attempt(person.administer('PATCH', path, { communication_disabled_until: null }))}
          >
            End the timeout
          </button>
        )}
        {offered
          .filter(([, bits]) => hasAll(held, bits))
          .map(([sentence]) => (
            <button
              key={sentence.kind}
              type="button"
              className="button is-danger"
              aria-haspopup="dialog"
              onClick={() => onSentence(sentence)}
            >
              {sentence.title}
            </button>
          ))}
      </div>
    </section>
  );
}

function Myself({ guild, member }: Pick<Props, 'guild' | 'member'>) {
  const { me, person, attempt } = useStage();
  const mayRename = useScene((scene) => hasAll(permissionsIn(scene, guild), Bits.ChangeNickname));
  return (
    <section className="profile-part">
      <NameForm
        label="Shown as"
        value={member.user.global_name ?? ''}
        onSave={(globalName) => attempt(person.settings({ globalName }))}
      />
      {mayRename && (
        <NameForm
          label="Nickname"
          value={member.nick ?? ''}
          onSave={(nick) => attempt(person.rename({ guild: guild.id, nick }))}
        />
      )}
      {guild.owner_id !== me.id && (
        <button type="button" className="button is-danger" onClick={() => attempt(person.leave({ guild: guild.id }))}>
          Leave the server
        </button>
      )}
    </section>
  );
}
