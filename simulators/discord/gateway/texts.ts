import type { Dispatch, Viewer } from '../events/dispatch.ts';
import type { Snowflake } from '../state/rows.ts';

export interface Told {
  text: string;
  /** The guild that it says it is about. */
  guildId: Snowflake | null;
}

/** What is told, put into text once for all who are told the same. */
export function textsOf(data: Dispatch['data']): (viewer: Viewer) => Told | null {
  const byViewer = new Map<string, Told | null>();
  const byAnswer = new Map<object, Told>();

  function toldTo(viewer: Viewer): Told | null {
    const answer = data(viewer);
    if (!answer) return null;
    const { guild_id: guildId = null } = answer as { guild_id?: Snowflake };
    const told = byAnswer.get(answer) ?? { text: JSON.stringify(answer), guildId };
    byAnswer.set(answer, told);
    return told;
  }

  return (viewer) => {
    const key = `${viewer.userId}/${viewer.applicationId}/${viewer.intents}`;
    const known = byViewer.get(key);
    if (known !== undefined) return known;
    const told = toldTo(viewer);
    byViewer.set(key, told);
    return told;
  };
}
