/** The parts of the page, in the order in which they are gone through; each by what takes the focus there. */
const panes: readonly string[] = [
  '.rail [aria-current="true"]',
  '.channel-list [aria-current="page"]',
  '[role="log"], .forum button',
  '[data-home]',
  '.inspector [role="tab"][aria-selected="true"]',
  '.member-list button',
];

const shown = (): HTMLElement[] =>
  panes
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .filter((it): it is HTMLElement => it?.checkVisibility({ visibilityProperty: true }) ?? false);

/** Goes to the part behind the one that has the focus. */
export function goToNextPane(): void {
  const all = shown();
  const { activeElement: focused } = document;
  const own = all.findLastIndex(
    (it) => it === focused || (focused && it.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
  all[(own + 1) % all.length]?.focus();
}
