import { MessageCircle } from 'lucide-react';
import { useMemo } from 'react';
import { counted, initialsOf } from '../model/names.ts';
import type { Unread } from '../model/scene.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Guild } from '../model/types.ts';
import { VirtualRows } from '../parts/virtual-rows.tsx';
import { Calls } from './calls.tsx';

type Line = Pick<Guild, 'id' | 'name'> | null;

const heightOf = (line: Line): number => (line ? 52 : 62);
const keyOf = (line: Line): string => line?.id ?? 'conversations';

/** The guilds that one is in, and above them one's conversations. */
export function GuildRail() {
  const guilds = useScene((scene) => scene.guilds);
  const unread = useScene((scene) => scene.unread);
  const news = useMemo(() => byGuild(unread), [unread]);
  const lines = useMemo<Line[]>(() => [null, ...guilds], [guilds]);
  return (
    <nav className="rail" aria-label="Guilds">
      <VirtualRows rows={lines} keyOf={keyOf} heightOf={heightOf}>
        {(line) => <Item line={line} calls={news.get(line?.id ?? null)} />}
      </VirtualRows>
    </nav>
  );
}

/** `calls`: how often one was called there; undefined: nothing is unread. */
function Item({ line, calls }: { line: Line; calls: number | undefined }) {
  const { guild, go } = useStage();
  const name = line?.name ?? 'Direct messages';
  const news = calls === undefined ? '' : calls > 0 ? `, ${counted(calls, 'mention')}` : ', unread';
  return (
    <>
      <button
        type="button"
        className="rail-item"
        aria-label={`${name}${news}`}
        title={name}
        aria-current={(guild?.id ?? null) === (line?.id ?? null)}
        data-unread={calls !== undefined}
        data-initials={line ? initialsOf(line.name) : ''}
        onClick={() => go({ guildId: line?.id ?? null, channelId: null })}
      >
        {!line && <MessageCircle size={22} aria-hidden="true" />}
        <Calls count={calls} />
      </button>
      {!line && <hr />}
    </>
  );
}

/** How often one was called in each guild in which something is unread. */
function byGuild(unread: Readonly<Record<string, Unread>>): Map<string | null, number> {
  const all = new Map<string | null, number>();
  for (const { guildId, calls } of Object.values(unread)) all.set(guildId, (all.get(guildId) ?? 0) + calls);
  return all;
}
