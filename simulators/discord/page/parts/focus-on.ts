/** Gives the focus to something; where that is gone, to the field in which one writes. */
export function focusOn(element: Element | null): void {
  const isThere = element instanceof HTMLElement && element.isConnected && element !== document.body;
  (isThere ? element : document.querySelector<HTMLElement>('[data-home]'))?.focus({ preventScroll: true });
}
