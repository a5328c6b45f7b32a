import { useCallback, useEffect, useMemo, useState } from 'react';
import { SentenceDialog } from './admin/sentence-dialog.tsx';
import type { Sentence } from './admin/sentences.ts';
import { Modal } from './form/modal.tsx';
import { createEntryStore } from './inspector/entry-store.ts';
import { Layout } from './layout.tsx';
import { openForm } from './model/deeds.ts';
import { type Stage, StageContext, useSeen } from './model/stage.ts';
import type { User } from './model/types.ts';
import { usePlace, useSurroundings } from './model/use-place.ts';
import { useStore } from './model/use-store.ts';
import { Notices, useNotices } from './parts/notices.tsx';
import { ProfileContext } from './parts/profile-context.ts';
import { ProfileCard } from './places/profile-card.tsx';
import { Refused } from './server/call.ts';

/** All that one person sees and does. */
export function House({ me: found, onSwitch }: { me: User; onSwitch(userId: string): void }) {
  const [place, go] = usePlace();
  const { store, person, connections, reload } = useStore(found.id, place?.guildId ?? null);
  const me = useSeen(store, ({ users }) => users[found.id] ?? found);
  const { notices, remove, complain } = useNotices();
  const inspector = useMemo(createEntryStore, []);
  useEffect(() => inspector.listen(), [inspector]);
  const [profile, setProfile] = useState<{ user: User; anchor: HTMLElement } | null>(null);

  const [sentence, setSentence] = useState<{ sentence: Sentence; user: User } | null>(null);
  const { guild, channel } = useSurroundings(store, place, go);

  const attempt = useCallback(
    async <Answer,>(work: Promise<Answer>): Promise<Answer | undefined> => {
      try {
        return await work;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        complain(error.message);
        return undefined;
      }
    },
    [complain],
  );

  const stage = useMemo<Stage>(
    () => ({ store, tell: store.tell, me, person, guild, channel, go, connections, reload, attempt, complain }),
    [store, me, person, guild, channel, go, connections, reload, attempt, complain],
  );
  const openProfile = useMemo(() => ({ open: (user: User, anchor: HTMLElement) => setProfile({ user, anchor }) }), []);
  const form = useSeen(store, openForm);

  return (
    <StageContext value={stage}>
      <ProfileContext value={openProfile}>
        <Layout inspector={inspector} onSwitch={onSwitch} />
        {profile && (
          <ProfileCard
            {...profile}
            onClose={() => setProfile(null)}
            onSentence={(it) => {
              setSentence({ sentence: it, user: profile.user });
              setProfile(null);
            }}
          />
        )}
        {sentence && guild && <SentenceDialog {...sentence} guild={guild} onClose={() => setSentence(null)} />}
        {form?.modal && <Modal key={form.id} deed={form} modal={form.modal} />}
        <Notices notices={notices} onClose={remove} />
      </ProfileContext>
    </StageContext>
  );
}
