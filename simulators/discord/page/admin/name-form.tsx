import { useState } from 'react';

interface Props {
  label: string;
  value: string;
  onSave(name: string | null): void;
}

/** How somebody is called; empty: as otherwise. */
export function NameForm({ label, value, onSave }: Props) {
  const [name, setName] = useState(value);
  return (
    <form
      className="nickname"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(name.trim() === '' ? null : name);
      }}
    >
      <input aria-label={label} placeholder={label} value={name} onChange={({ target }) => setName(target.value)} />
      <button type="submit" className="button" aria-label={`Save the ${label.toLowerCase()}`}>
        Save
      </button>
    </form>
  );
}
