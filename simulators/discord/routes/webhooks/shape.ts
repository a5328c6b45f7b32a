import { createHash } from 'node:crypto';
import { webhookName } from '../../channels/webhook-name.ts';
import { defaulting, nullable } from '../../validation/field.ts';
import { image } from '../../validation/kinds.ts';

export const webhookShape = { name: webhookName, avatar: defaulting(nullable(image), null) };

/** The name under which a picture is known. */
export const avatarOf = (picture: { content: Buffer } | null): string | null =>
  picture && createHash('md5').update(picture.content).digest('hex');
