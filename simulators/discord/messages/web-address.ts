import { wrong } from '../validation/faults.ts';
import type { Field } from '../validation/field.ts';
import { ruled } from '../validation/field.ts';
import { text } from '../validation/kinds.ts';

const noScheme = (at: string, scheme: string, schemes: readonly string[]) => ({
  at,
  code: 'URL_TYPE_INVALID_SCHEME',
  message: `Scheme "${scheme}" must be one of (${schemes.map((it) => `'${it}'`).join(', ')}).`,
});

/** An address of one of these schemes; nothing at all counts as none. */
export const webAddress = (schemes: readonly string[], max = 2_048): Field<string> =>
  ruled(text({ max }), (value, at) => {
    if (value === '') return null;
    if (!URL.canParse(value)) return wrong.noUrl(at, value);
    const { protocol, host, pathname } = new URL(value);
    const scheme = protocol.slice(0, -1);
    if (!schemes.includes(scheme)) return noScheme(at, scheme, schemes);
    return host || pathname ? null : wrong.noUrl(at, value);
  });

export const page = webAddress(['http', 'https']);
/** Of a picture or a file: of the web, or uploaded with the message. */
export const media = webAddress(['http', 'https', 'attachment']);
