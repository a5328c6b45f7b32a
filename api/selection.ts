import { z } from 'zod';
import { addonCodes, tiers } from '../domain/catalogue.ts';

const oneOf = (words: readonly string[]) => `must be one of ${words.join(', ')}.`;

export const tier = z.enum(tiers, oneOf(tiers));
export const addons = z
  .array(z.enum(addonCodes, oneOf(addonCodes)), 'must be a list.')
  .max(addonCodes.length, 'is too long.');
