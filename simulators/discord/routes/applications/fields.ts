import { ApplicationFlags } from 'discord-api-types/v10';
import type { Fault } from '../../http/api-error.ts';
import { fields, listOf } from '../../validation/compound.ts';
import { wrong } from '../../validation/faults.ts';
import { type Field, nullable, optional, ruled } from '../../validation/field.ts';
import { bits, choice, image, integer, text } from '../../validation/kinds.ts';

/** What a bot may switch on for itself, as long as few people use it. */
const limited =
  ApplicationFlags.GatewayPresenceLimited |
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayMessageContentLimited;

/** An empty one takes away what was there. */
const url = ruled(text({ max: 2_048 }), (given, at) =>
  given === '' || isWebAddress(given) ? null : wrong.noUrl(at, given),
);

const isWebAddress = (given: string): boolean => URL.canParse(given) && /^https?:$/.test(new URL(given).protocol);

const differing = (given: string[], at: string): Fault | null =>
  new Set(given).size === given.length
    ? null
    : { at, code: 'SET_TYPE_ALREADY_CONTAINS_VALUE', message: 'The set already contains this value.' };

/** All other bits must stay as they are: Discord alone sets them. */
const flagsFrom = (current: number): Field<number> =>
  ruled(integer({ min: 0 }), (given, at) =>
    ((given ^ current) & ~limited) === 0
      ? null
      : { at, code: 'APPLICATION_FLAGS_INVALID', message: 'Only limited intent flags can be changed.' },
  );

/** What a bot may change about its own application. */
export const changeable = (current: number) => ({
  description: optional(nullable(text({ max: 400 }))),
  icon: optional(nullable(image)),
  cover_image: optional(nullable(image)),
  tags: optional(nullable(ruled(listOf(text({ min: 1, max: 20 }), { max: 5 }), differing))),
  install_params: optional(
    nullable(
      fields({
        scopes: ruled(listOf(choice(['applications.commands', 'bot']), { min: 1 }), differing),
        permissions: bits,
      }),
    ),
  ),
  custom_install_url: optional(nullable(url)),
  interactions_endpoint_url: optional(nullable(url)),
  role_connections_verification_url: optional(nullable(url)),
  flags: optional(nullable(flagsFrom(current))),
});
