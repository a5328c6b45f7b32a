import { ownHosts } from '../control/foreign.ts';

/** The page runs its own scripts alone, and shows pictures from wherever a bot takes them. */
export function pageHeaders(url: string, file: string): Record<string, string> {
  const hosts = ownHosts(url).filter((host) => !host.startsWith('[')); // policies know no such names
  const files = hosts.map((host) => `http://${host}`).join(' ');
  const sockets = hosts.map((host) => `ws://${host}`).join(' ');
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': `'self' ${files} https: data: blob:`,
    'media-src': `'self' ${files} https:`,
    'connect-src': `'self' ${sockets}`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map((rule) => rule.join(' '))
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // The names of all but the first file change with what is in them.
    'cache-control': file === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
  };
}
