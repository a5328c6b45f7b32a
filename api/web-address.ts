/** Somewhere on the web, with nothing in it that has to stay secret or that a page would take for markup. */
export function isWebAddress(value: string): boolean {
  if (!/^https?:\/\/[^\s"'<>\\^`{|}]+$/i.test(value)) return false;
  const url = URL.parse(value);
  return url !== null && !url.username && !url.password;
}
