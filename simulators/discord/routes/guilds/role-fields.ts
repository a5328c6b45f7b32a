import type { RoleLooks } from '../../guilds/roles.ts';
import { needsBoosts } from '../../http/api-error.ts';
import { allPermissions } from '../../permissions/compute.ts';
import type { Guild } from '../../state/rows.ts';
import { fields, type Read } from '../../validation/compound.ts';
import { ignorable, nullable } from '../../validation/field.ts';
import { bits, boolean, image, integer, text } from '../../validation/kinds.ts';

const color = integer({ min: 0, max: 0xffffff });

export const roleFields = {
  name: ignorable(text({ min: 1, max: 100 })),
  permissions: ignorable(bits),
  color: ignorable(color),
  colors: ignorable(
    fields({ primary_color: color, secondary_color: ignorable(color), tertiary_color: ignorable(color) }),
  ),
  hoist: ignorable(boolean),
  mentionable: ignorable(boolean),
  icon: ignorable(nullable(image)),
  unicode_emoji: ignorable(text({ max: 100 })),
};

/** What a body says of a role; pictures and gradients are for guilds that were boosted. */
export function looksIn(read: Read<typeof roleFields>, { features }: Guild): Partial<RoleLooks> {
  const { name, permissions, colors, hoist, mentionable, unicode_emoji: unicodeEmoji } = read;
  const tint = colors?.primary_color ?? read.color;
  if ((read.icon || unicodeEmoji) && !features.includes('ROLE_ICONS')) throw needsBoosts();
  if (colors?.secondary_color !== undefined && !features.includes('ENHANCED_ROLE_COLORS')) throw needsBoosts();
  return {
    ...(name !== undefined && { name }),
    ...(permissions !== undefined && { permissions: permissions & allPermissions }),
    ...(tint !== undefined && { color: tint }),
    ...(hoist !== undefined && { hoist }),
    ...(mentionable !== undefined && { mentionable }),
    ...(unicodeEmoji !== undefined && { unicodeEmoji }),
  };
}
