import type { APIRole } from 'discord-api-types/v10';
import { useState } from 'react';
import { hex } from '../model/names.ts';
import { Bits } from '../model/permissions.ts';
import { useStage } from '../model/stage.ts';
import type { Guild } from '../model/types.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Field } from '../parts/field.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useTry } from '../parts/use-try.ts';
import { inWords } from './channel-permissions.ts';

/** A role: its name, its colour, and what it allows. */
export function RoleForm({ guild, role }: { guild: Guild; role: APIRole }) {
  const { person } = useStage();
  const { refusal, attempt } = useTry();
  const [name, setName] = useState(role.name);
  const [colour, setColour] = useState(hex(role.color));
  const [hoist, setHoist] = useState(role.hoist);
  const [mentionable, setMentionable] = useState(role.mentionable);
  const [permissions, setPermissions] = useState(BigInt(role.permissions));
  const path = `/guilds/${guild.id}/roles/${role.id}`;
  const isEverybody = role.id === guild.id;

  async function save(): Promise<void> {
    const look = { name, color: Number.parseInt(colour.slice(1), 16), hoist, mentionable };
    const body = { permissions: String(permissions), ...(!isEverybody && look) };
    await attempt(person.administer('PATCH', path, body));
  }

  return (
    <form
      className="role-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {!isEverybody && (
        <>
          <Field label="Name" required>
            <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
          </Field>
          <Field label="Colour" hint="Black: none">
            <input type="color" value={colour} onChange={({ target }) => setColour(target.value)} />
          </Field>
          <Box label="Shown apart in the list of members" isOn={hoist} onChange={setHoist} />
          <Box label="Anybody may mention it" isOn={mentionable} onChange={setMentionable} />
        </>
      )}
      <fieldset className="permissions">
        <legend>Permissions</legend>
        {Object.entries(Bits).map(([word, bit]) => (
          <Box
            key={word}
            label={inWords(word)}
            isOn={(permissions & bit) !== 0n}
            onChange={(isOn) => setPermissions(isOn ? permissions | bit : permissions & ~bit)}
          />
        ))}
      </fieldset>
      <Refusal words={refusal} />
      <footer className="dialog-foot">
        {!isEverybody && !role.managed && (
          <ConfirmButton
            label="Delete"
            really="Delete it for good"
            onConfirm={() => attempt(person.administer('DELETE', path))}
          />
        )}
        <button type="submit" className="button is-primary">
          Save
        </button>
      </footer>
    </form>
  );
}

const Box = ({ label, isOn, onChange }: { label: string; isOn: boolean; onChange(isOn: boolean): void }) => (
  <label className="choice-box">
    <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
    <span>{label}</span>
  </label>
);
