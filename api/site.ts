/** How browsers reach us, and by what our cookies are told from those of neighbours on the same machine. */
export interface Site {
  /** `https://botyard.example.org`, without a slash at the end. */
  url: string;
  installationId: string;
}

export const isOverTls = ({ url }: Site): boolean => url.startsWith('https:');
