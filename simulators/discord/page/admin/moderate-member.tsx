import { useState } from 'react';
import { Bits, hasAll, permissionsIn } from '../model/permissions.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Guild, Member } from '../model/types.ts';

const hourMs = 3_600_000;

interface Props {
  guild: Guild;
  member: Member;
  onClose(): void;
}

/** What a moderator does, as far as the one who looks may: Discord's own rules decide. */
export function ModerateMember({ guild, member, onClose }: Props) {
  const { me, person, attempt } = useStage();
  const held = useScene((scene) => permissionsIn(scene, guild));
  const { user } = member;
  const isMe = user.id === me.id;
  const path = `/guilds/${guild.id}/members/${user.id}`;
  const may = (bits: bigint) => !isMe && hasAll(held, bits);
  const isTimedOut = Date.parse(member.communication_disabled_until ?? '') > Date.now();
  const until = isTimedOut ? null : new Date(Date.now() + hourMs).toISOString();
  const and = (work: Promise<unknown>) => void attempt(work).then(onClose);
  return (
    <section className="profile-part">
      {(isMe ? hasAll(held, Bits.ChangeNickname) : may(Bits.ManageNicknames)) && (
        <Nickname guild={guild} member={member} />
      )}
      <div className="profile-deeds">
        {may(Bits.ModerateMembers) && (
          <button
            type="button"
            className="button"
            onClick={() => and(person.administer('PATCH', path, { communication_disabled_until: until }))}
          >
            {isTimedOut ? 'End the timeout' : 'Time out for an hour'}
          </button>
        )}
        {may(Bits.KickMembers) && (
          <button type="button" className="button is-danger" onClick={() => and(person.administer('DELETE', path))}>
            Kick
          </button>
        )}
        {may(Bits.BanMembers) && (
          <button
            type="button"
            className="button is-danger"
            onClick={() => and(person.administer('PUT', `/guilds/${guild.id}/bans/${user.id}`))}
          >
            Ban
          </button>
        )}
        {isMe && guild.owner_id !== me.id && (
          <button type="button" className="button is-danger" onClick={() => and(person.leave({ guild: guild.id }))}>
            Leave the server
          </button>
        )}
      </div>
    </section>
  );
}

function Nickname({ guild, member }: { guild: Guild; member: Member }) {
  const { me, person, attempt } = useStage();
  const [nick, setNick] = useState(member.nick ?? '');
  const given = nick.trim() === '' ? null : nick;
  const path = `/guilds/${guild.id}/members/${member.user.id}`;
  const save = () =>
    member.user.id === me.id
      ? attempt(person.rename({ guild: guild.id, nick: given }))
      : attempt(person.administer('PATCH', path, { nick: given }));
  return (
    <form
      className="nickname"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <input
        aria-label="Nickname"
        placeholder="Nickname"
        value={nick}
        onChange={({ target }) => setNick(target.value)}
      />
      <button type="submit" className="button">
        Save
      </button>
    </form>
  );
}
