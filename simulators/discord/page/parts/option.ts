/** Something that can be picked from a list. */
export interface Option {
  value: string;
  label: string;
  detail?: string | undefined;
  colour?: string | undefined;
  /** Shown before the label. */
  sign?: string | undefined;
}

/** Where options come from: a list, or so many that they are looked for by name. */
export interface Source<It extends Option = Option> {
  find(words: string): It[];
  get(value: string): It | undefined;
}

export const listed = <It extends Option>(options: readonly It[]): Source<It> => ({
  find: (words) => matching(options, words),
  get: (value) => options.find((it) => it.value === value),
});

/** Those that have the words somewhere; those that begin with them come first. */
export function matching<It extends Option>(options: readonly It[], words: string): It[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [...options];
  const begins = ({ label }: It) => label.toLowerCase().startsWith(wanted);
  const has = ({ label, detail = '' }: It) => `${label} ${detail}`.toLowerCase().includes(wanted);
  return options.filter(has).sort((one, other) => Number(begins(other)) - Number(begins(one)));
}
