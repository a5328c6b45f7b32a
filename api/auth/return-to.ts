const home = '/';
const anywhere = 'http://own.invalid';

/** Where somebody goes on after signing in: a path of ours, whatever was asked for. */
export function ownPath(wanted: string | null): string {
  // Browsers take a backslash for a slash, and drop control characters.
  if (!wanted || wanted.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return home;
  const url = URL.parse(wanted, anywhere);
  return url?.origin === anywhere ? `${url.pathname}${url.search}${url.hash}`.replace(/^\/{2,}/, '/') : home;
}
