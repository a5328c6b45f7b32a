import { AuditLogEvent, PermissionFlagsBits as Bits, OverwriteType } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { unknownOverwrite } from '../http/api-error.ts';
import type { Json } from '../http/call.ts';
import { requireInChannel } from '../permissions/require.ts';
import { presentOverwrite } from '../present/channel.ts';
import type { Overwrite, Snowflake } from '../state/rows.ts';
import { readBody } from '../validation/read.ts';
import type { World } from '../world.ts';
import type { ChannelDeed } from './deed.ts';
import { changeChannel } from './edit-channel.ts';
import { overwriteShape, requireHeld, requireSubject, settled, touchedBetween, withOverwrite } from './overwrites.ts';

export function putOverwrite(world: World, deed: ChannelDeed, id: Snowflake, body: Json): void {
  const { channel, standing } = deed;
  const old = channel.overwrites.find((it) => it.id === id);
  requireInChannel(world, standing, channel, Bits.ManageRoles);
  const fresh = settled({ id, ...readBody(body, overwriteShape) });
  if (old?.type !== fresh.type) requireSubject(world, standing.guild.id, fresh);
  change(world, deed, { old, fresh, overwrites: withOverwrite(channel.overwrites, fresh) });
}

export function deleteOverwrite(world: World, deed: ChannelDeed, id: Snowflake): void {
  const { channel, standing } = deed;
  requireInChannel(world, standing, channel, Bits.ManageRoles);
  const old = channel.overwrites.find((it) => it.id === id);
  if (!old) throw unknownOverwrite();
  change(world, deed, { old, fresh: undefined, overwrites: channel.overwrites.filter((it) => it !== old) });
}

interface Change {
  old: Overwrite | undefined;
  fresh: Overwrite | undefined;
  overwrites: Overwrite[];
}

function change(world: World, deed: ChannelDeed, { old, fresh, overwrites }: Change): void {
  const { channel, standing } = deed;
  const parent = world.state.channels.get(channel.parentId ?? '');
  const touched = touchedBetween(channel.overwrites, overwrites);
  requireHeld(world, standing, touched, { channel, parent });
  if (old && fresh && touched === 0n) return;
  recordOverwrite(world, deed, { old, fresh });
  changeChannel(world, null, channel, { overwrites });
}

function recordOverwrite(
  world: World,
  { channel, standing, actor }: ChannelDeed,
  { old, fresh }: Omit<Change, 'overwrites'>,
) {
  const { id, type } = (fresh ?? old)!;
  const { ChannelOverwriteCreate, ChannelOverwriteUpdate, ChannelOverwriteDelete } = AuditLogEvent;
  const role = world.state.roles.get(standing.guild.id)?.get(id);
  writeAudit(world, {
    guildId: standing.guild.id,
    ...actor,
    targetId: channel.id,
    actionType: old ? (fresh ? ChannelOverwriteUpdate : ChannelOverwriteDelete) : ChannelOverwriteCreate,
    changes: changes(old ? presentOverwrite(old) : null, fresh ? presentOverwrite(fresh) : null),
    options: { id, type: String(type), ...(type === OverwriteType.Role && role && { role_name: role.name }) },
  });
}
