import type { KeyboardEvent } from 'react';

/** The button of the toolbar that a key presses. */
const labels: Record<string, string> = { r: 'Reply', e: 'Edit', '+': 'Add a reaction', m: 'More', Enter: 'More' };

/** Keys that are pressed while the message itself has the focus, and nothing in it. */
export function byMessageKey(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget: message, ctrlKey, metaKey, altKey } = event;
  const label = labels[key.length === 1 ? key.toLowerCase() : key];
  if (target !== message || !label || ctrlKey || metaKey || altKey) return;
  const button = message.querySelector<HTMLButtonElement>(`.toolbar [aria-label="${label}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}
