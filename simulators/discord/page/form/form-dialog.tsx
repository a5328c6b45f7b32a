import { useState } from 'react';
import { userBy, userName } from '../model/names.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Deed } from '../model/types.ts';
import { Dialog } from '../parts/dialog.tsx';
import { placed } from '../parts/placed.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useTry } from '../parts/use-try.ts';
import { FormPart } from './form-part.tsx';
import { beginningsOf, type Value } from './values.ts';

/** A form of a bot's. It closes when the bot has answered; unanswered it can be sent again. */
export function FormDialog({ deed, modal }: { deed: Deed; modal: NonNullable<Deed['modal']> }) {
  const { person, guild, attempt: quietly } = useStage();
  const { refusal, attempt } = useTry();
  const [values, setValues] = useState<Record<string, Value>>(() => beginningsOf(modal.components));
  const [sentId, setSentId] = useState<string | null>(null);
  const state = useScene(({ deeds }) => (sentId === null ? null : (deeds[sentId]?.state ?? 'waiting')));
  const bot = useScene((scene) => userBy(scene, guild?.id ?? null, deed.application_id));

  async function send(): Promise<void> {
    const made = await attempt(person.submit({ interaction: deed.id, fields: values }));
    if (made) setSentId(made.answer.id);
  }

  return (
    <Dialog
      title={modal.title}
      className="form-dialog"
      onClose={() => quietly(person.dismiss({ interaction: deed.id }))}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="dialog-body">
          <p className="form-origin">{`This form comes from ${bot ? userName(bot) : 'a bot'}. Do not share passwords in it.`}</p>
          {placed(modal.components).map(({ it, key }) => (
            <FormPart
              key={key}
              component={it}
              values={values}
              onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
            />
          ))}
        </div>
        <Refusal words={refusal ?? (state === 'failed' ? 'Something went wrong. Try again.' : null)} />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => quietly(person.dismiss({ interaction: deed.id }))}>
            Cancel
          </button>
          <button type="submit" className="button is-primary" disabled={state === 'waiting'}>
            {state === 'waiting' ? 'Sending…' : 'Submit'}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
