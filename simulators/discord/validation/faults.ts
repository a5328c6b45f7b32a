import type { Fault } from '../http/api-error.ts';

/** What may be wrong with one value, in Discord's codes and words. */
export const wrong = {
  required: (at: string): Fault => ({ at, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }),
  notText: (at: string, value: unknown): Fault => ({
    at,
    code: 'STRING_TYPE_CONVERT',
    message: `Could not interpret "${shown(value)}" as string.`,
  }),
  notNumber: (at: string, value: unknown, kind: 'int' | 'float' | 'snowflake'): Fault => ({
    at,
    code: 'NUMBER_TYPE_COERCE',
    message: `Value "${shown(value)}" is not ${kind}.`,
  }),
  tooSmall: (at: string, min: number, kind = 'int'): Fault => ({
    at,
    code: 'NUMBER_TYPE_MIN',
    message: `${kind} value should be greater than or equal to ${min}.`,
  }),
  tooLarge: (at: string, max: number | bigint, kind = 'int'): Fault => ({
    at,
    code: 'NUMBER_TYPE_MAX',
    message: `${kind} value should be less than or equal to ${max}.`,
  }),
  notBoolean: (at: string): Fault => ({
    at,
    code: 'BOOLEAN_TYPE_CONVERT',
    message: 'Must be either true or false.',
  }),
  notList: (at: string): Fault => ({
    at,
    code: 'LIST_TYPE_CONVERT',
    message: 'Only iterables may be used in a ListType',
  }),
  notObject: (at: string): Fault => ({
    at,
    code: 'MODEL_TYPE_CONVERT',
    message: 'Only dictionaries may be used in a ModelType',
  }),
  alreadyThere: (at: string): Fault => ({
    at,
    code: 'SET_TYPE_ALREADY_CONTAINS_VALUE',
    message: 'The set already contains this value',
  }),
  notMap: (at: string): Fault => ({
    at,
    code: 'DICT_TYPE_CONVERT',
    message: 'Only dictionaries may be used in a DictType',
  }),
  notAmong: (at: string, choices: readonly (string | number)[]): Fault => ({
    at,
    code: 'BASE_TYPE_CHOICES',
    message: `Value must be one of {${choices.map((it) => (typeof it === 'string' ? `'${it}'` : it)).join(', ')}}.`,
  }),
  wrongForm: (at: string): Fault => ({
    at,
    code: 'STRING_TYPE_REGEX',
    message: 'String value did not match validation regex.',
  }),
  noTime: (at: string, value: unknown): Fault => ({
    at,
    code: 'DATE_TIME_TYPE_PARSE',
    message: `Could not parse ${shown(value)}. Should be ISO8601.`,
  }),
  noUrl: (at: string, value: unknown): Fault => ({
    at,
    code: 'URL_TYPE_INVALID_URL',
    message: `Not a well formed URL: "${shown(value)}".`,
  }),
  noImage: (at: string): Fault => ({ at, code: 'IMAGE_INVALID', message: 'Invalid image' }),
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

export interface Bounds {
  min?: number;
  max?: number;
}

/** Of texts and lists alike; null where the length is allowed. */
export function wrongLength(at: string, length: number, { min = 0, max = Infinity }: Bounds): Fault | null {
  if (length >= min && length <= max) return null;
  if (min > 0 && max < Infinity) {
    return { at, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${min} and ${max} in length.` };
  }
  if (length > max) return { at, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` };
  return { at, code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${min} or more in length.` };
}
