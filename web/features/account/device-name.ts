// The first that fits counts: many browsers claim to be others besides.
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Firefox on Windows", as its owner would call it. */
export function deviceName(userAgent: string): string {
  const first = (table: [RegExp, string][]) => table.find(([sign]) => sign.test(userAgent))?.[1];
  const [browser, system] = [first(browsers), first(systems)];
  if (!browser && !system) return 'An unknown device';
  return `${browser ?? 'A browser'}${system ? ` on ${system}` : ''}`;
}
