import { CircleDot } from 'lucide-react';
import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { Menu } from '../parts/menu.tsx';

const statuses = [
  ['online', 'Online'],
  ['idle', 'Idle'],
  ['dnd', 'Do not disturb'],
  ['invisible', 'Invisible'],
] as const;

/** How one is seen by others. */
export function StatusPicker() {
  const { person, attempt } = useStage();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const items = statuses.map(([status, label]) => ({
    label,
    onSelect: () => void attempt(person.status({ status, activities: [] })),
  }));
  return (
    <>
      <IconButton
        icon={CircleDot}
        label="Your status"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      />
      {anchor && <Menu label="Your status" anchor={anchor} items={items} onClose={() => setAnchor(null)} />}
    </>
  );
}
