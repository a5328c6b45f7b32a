export interface Match<It> {
  route: It;
  params: Record<string, string>;
}

/** `wrong-verb` when the path exists for other methods. A missing path and a wrong verb are told before the key is looked at. */
export function match<It extends { method: string; path: string }>(
  routes: readonly It[],
  method: string,
  path: string,
): Match<It> | 'wrong-verb' | null {
  let pathExists = false;
  for (const route of routes) {
    const params = paramsOf(route.path, path);
    if (!params) continue;
    if (route.method === method || (method === 'HEAD' && route.method === 'GET')) return { route, params };
    pathExists = true;
  }
  return pathExists ? 'wrong-verb' : null;
}

function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return null;

  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const text = given[place]!;
    const decoded = decodeURIComponent(text);
    if (part.startsWith(':') ? decoded === '' || decoded.includes('/') : part !== text) return null;
    if (part.startsWith(':')) params[part.slice(1)] = decoded;
  }
  return params;
}
