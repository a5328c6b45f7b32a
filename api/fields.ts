import { z } from 'zod';
import { isSnowflake } from './snowflake.ts';
import { isWebAddress } from './web-address.ts';

export const id = z.uuid('must be an id as Botyard gives them.');

export const snowflake = z
  .string('must be a Discord id, as a string.')
  .refine(isSnowflake, 'must be a Discord id: 17 to 20 digits.')
  .meta({ pattern: '^[0-9]{17,20}$', example: '123456789012345678' });

const tokenShape = 'must be a bot token as the Discord developer portal shows it: three parts with dots between them.';
export const botToken = z
  .string(tokenShape)
  .max(120, tokenShape)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, tokenShape);

/** Text that a person typed: PostgreSQL takes neither NUL nor halves of characters, and nobody needs control characters. */
export const text = (longest: number) => {
  const expectation = `must be a text of 1 to ${longest} characters.`;
  return z
    .string(expectation)
    .trim()
    .min(1, expectation)
    .max(longest, expectation)
    .refine((value) => value.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(value), 'must not hold control characters.');
};

export const reason = text(1_000);
/** The body of a command that needs to say nothing more than who wants it. */
export const maybeReason = { reason: reason.optional() };

export const dryRun = z
  .literal('1', 'must be 1 where it is given.')
  .optional()
  .describe('With 1 nothing is changed: the answer tells what would be done.');

const wholeAmount = 'must be a whole number of minor units (cents), more than 0.';
export const minorUnits = z.int(wholeAmount).positive(wholeAmount).max(2_000_000_000, wholeAmount);

const limit = z.coerce
  .number('must be a number from 1 to 100.')
  .int('must be a number from 1 to 100.')
  .min(1, 'must be a number from 1 to 100.')
  .max(100, 'must be a number from 1 to 100.')
  .default(20);
const cursor = z.string().max(300).optional();

/** How lists are asked for, page by page. */
export const page = { limit, cursor };
export const next = z.string().nullable().describe('The cursor of the next page; null at the end.');

const addressShape = 'must be an address that begins with http:// or https://, without a password in it.';
export const webAddress = z
  .string(addressShape)
  .max(500, addressShape)
  .refine(isWebAddress, addressShape)
  .meta({ format: 'uri' });

export const time = z.iso.datetime();
export const money = { amount: z.int().describe('Minor units, such as cents.'), currency: z.string() };
