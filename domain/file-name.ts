/** Control and invisible characters (also those that turn the reading direction), and what some file system forbids. */
const forbidden = /[\p{C}\p{Zl}\p{Zp}:*?"<>|]/gu;

const longestName = 250;

/** So that it fits into the 255 bytes of a file system, whatever its script. */
const longestStem = 60;

/** A name under which anybody can keep a file: no path, nothing hidden, and with an ending that tells the truth. */
export function safeFileName(name: string, endings: readonly [string, ...string[]]): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const bare = last.slice(0, longestName).normalize('NFC').replace(forbidden, '');
  const trimmed = bare.replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = endings.find((fitting) => trimmed.toLowerCase().endsWith(`.${fitting}`));
  const stem = ending ? trimmed.slice(0, -ending.length - 1) : trimmed;
  const short = [...stem].slice(0, longestStem).join('').trimEnd();
  return `${short || 'file'}.${ending ?? endings[0]}`;
}
