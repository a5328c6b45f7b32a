import { Dialog } from '../parts/dialog.tsx';
import { elsewhere, shortcuts } from './keys.ts';

export const ShortcutsDialog = ({ onClose }: { onClose(): void }) => (
  <Dialog title="Keys" onClose={onClose}>
    <dl className="dialog-body shortcuts">
      {[...shortcuts.map(({ keys, words }) => [keys, words] as const), ...elsewhere].map(([keys, words]) => (
        <div key={`${keys} ${words}`}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
