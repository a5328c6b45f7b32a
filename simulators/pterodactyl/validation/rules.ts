/** What a rule may ask about the field besides its value. */
export interface Field {
  value: unknown;
  present: boolean;
  /** With `numeric` or `integer` among its rules, sizes are amounts and not lengths. */
  isNumber: boolean;
}

type Passes = (field: Field, parameters: readonly string[]) => boolean;

const numeric = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));
const whole = (value: unknown) =>
  Number.isInteger(value) || (typeof value === 'string' && /^[+-]?(0|[1-9]\d*)$/.test(value));

function sizeOf({ value, isNumber }: Field): number {
  if (isNumber && numeric(value)) return Number(value);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length;
  return [...String(value ?? '')].length;
}

const filled = ({ present, value }: Field) =>
  present && value !== null && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);

const text =
  (fits: RegExp): Passes =>
  ({ value }) =>
    (typeof value === 'string' || typeof value === 'number') && fits.test(String(value));

const regex = (parameters: readonly string[]) => {
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(parameters.join(',')) ?? [];
  return new RegExp(source, flags.replace(/[^imsu]/g, ''));
};

const boolean: Passes = ({ value }) => [true, false, 0, 1, '0', '1'].some((allowed) => allowed === value);
const integer: Passes = ({ value }) => whole(value);

export const passes: Record<string, Passes> = {
  required: filled,
  present: ({ present }) => present,
  filled: (field) => !field.present || filled(field),
  string: ({ value }) => typeof value === 'string',
  numeric: ({ value }) => numeric(value),
  integer,
  int: integer,
  boolean,
  bool: boolean,
  array: ({ value }) => typeof value === 'object' && value !== null,
  min: (field, [least]) => sizeOf(field) >= Number(least),
  max: (field, [most]) => sizeOf(field) <= Number(most),
  size: (field, [exact]) => sizeOf(field) === Number(exact),
  between: (field, [least, most]) => sizeOf(field) >= Number(least) && sizeOf(field) <= Number(most),
  in: ({ value }, allowed) => allowed.includes(String(value)),
  not_in: ({ value }, banned) => !banned.includes(String(value)),
  regex: ({ value }, parameters) => regex(parameters).test(String(value)),
  not_regex: ({ value }, parameters) => !regex(parameters).test(String(value)),
  alpha: text(/^[\p{L}\p{M}]+$/u),
  alpha_num: text(/^[\p{L}\p{M}\p{N}]+$/u),
  alpha_dash: text(/^[\p{L}\p{M}\p{N}_-]+$/u),
  digits: ({ value }, [count]) => /^\d+$/.test(String(value)) && String(value).length === Number(count),
  digits_between: ({ value }, [least, most]) =>
    /^\d+$/.test(String(value)) && String(value).length >= Number(least) && String(value).length <= Number(most),
  email: text(/^[^\s@,]+@[^\s@,]+$/),
  url: ({ value }) => typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value),
};

/** These judge a missing or empty value too; once one has failed, the rest of the field is not asked. */
export const implicit: ReadonlySet<string> = new Set(['required', 'present', 'filled']);
/** These only steer the others. */
export const markers: ReadonlySet<string> = new Set(['nullable', 'sometimes', 'bail']);
