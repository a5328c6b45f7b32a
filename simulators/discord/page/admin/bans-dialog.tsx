import type { APIBan } from 'discord-api-types/v10';
import { useCallback, useEffect, useState } from 'react';
import { userName } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import type { Guild } from '../model/types.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTry } from '../parts/use-try.ts';

/** Who was banned, and why. */
export function BansDialog({ guild, onClose }: { guild: Guild; onClose(): void }) {
  const { person } = useStage();
  const { refusal, attempt } = useTry();
  const [bans, setBans] = useState<APIBan[]>([]);
  const path = `/guilds/${guild.id}/bans`;

  const look = useCallback(async () => {
    const found = await attempt(person.administer<APIBan[]>('GET', path));
    if (found) setBans(found.answer);
  }, [attempt, person, path]);
  useEffect(() => void look(), [look]);

  async function unban(userId: string): Promise<void> {
    if (await attempt(person.administer('DELETE', `${path}/${userId}`))) await look();
  }

  return (
    <Dialog title={`Bans of ${guild.name}`} onClose={onClose}>
      <div className="dialog-body">
        {bans.length === 0 && !refusal && <p className="empty">Nobody is banned.</p>}
        {bans.map(({ user, reason }) => (
          <div key={user.id} className="people-row">
            <Avatar user={user} size={28} />
            <span>
              {userName(user)} <span className="person-detail">{reason ?? 'No reason was given.'}</span>
            </span>
            <button type="button" className="button" onClick={() => unban(user.id)}>
              {`Unban ${userName(user)}`}
            </button>
          </div>
        ))}
      </div>
      <Refusal words={refusal} />
    </Dialog>
  );
}
