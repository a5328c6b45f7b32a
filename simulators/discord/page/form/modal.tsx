import { useState } from 'react';
import { userBy, userName } from '../model/names.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Deed } from '../model/types.ts';
import { DialogForm } from '../parts/dialog-form.tsx';
import { placed } from '../parts/placed.ts';
import { useTry } from '../parts/use-try.ts';
import { FormPart } from './form-part.tsx';
import { beginningsOf, type Value } from './values.ts';

/** A form of a bot's. It closes when the bot has answered; unanswered it can be sent again. */
export function Modal({ deed, modal }: { deed: Deed; modal: NonNullable<Deed['modal']> }) {
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
    <DialogForm
      title={modal.title}
      className="form-dialog"
      deed={state === 'waiting' ? 'Sending…' : 'Submit'}
      isBusy={state === 'waiting'}
      refusal={refusal ?? (state === 'failed' ? 'Something went wrong. Try again.' : null)}
      onSend={send}
      onClose={() => quietly(person.dismiss({ interaction: deed.id }))}
    >
      <p className="form-origin">{`This form comes from ${bot ? userName(bot) : 'a bot'}. Do not share passwords in it.`}</p>
      {placed(modal.components).map(({ it, key }) => (
        <FormPart
          key={key}
          component={it}
          values={values}
          onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        />
      ))}
    </DialogForm>
  );
}
