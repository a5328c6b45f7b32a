/** How browsers reach us, and by what our cookies are told from those of neighbours on the same machine. */
export interface Site {
  /** `https://botyard.example.org`, without a slash at the end. */
  url: string;
  installationId: string;
}

export const isOverTls = ({ url }: Site): boolean => url.startsWith('https:');

/** Where pages of ours may ask for live updates, if not at our own address. */
export function liveOrigins({ url }: Site, port: number | undefined): string[] {
  if (port === undefined) return [];
  const live = new URL(url);
  live.port = String(port);
  return [live.origin, live.origin.replace(/^http/, 'ws')];
}
