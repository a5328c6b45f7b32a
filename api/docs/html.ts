/** Text that is HTML already. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly (string | Markup)[];

/** A template whose values cannot break out of it: what is not markup is escaped. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(String.raw({ raw: strings }, ...values.map(written)));

function written(value: Value): string {
  if (value instanceof Markup) return value.text;
  return Array.isArray(value) ? value.map(written).join('') : escaped(String(value));
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
