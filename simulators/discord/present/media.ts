import { type APIEmbed, type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';
import { attachmentUrl } from '../files/address.ts';
import type { Attachment, Message } from '../state/rows.ts';
import type { World } from '../world.ts';

type Home = Pick<Message, 'id' | 'channelId' | 'attachments'>;
type Tree = Record<string, unknown>;

const scheme = 'attachment://';

function own({ attachments }: Home, url: string): Attachment | undefined {
  return url.startsWith(scheme) ? attachments.findLast(({ filename }) => scheme + filename === url) : undefined;
}

/** Pictures with their sizes, and files of the message by an address that is good from now on. */
export const presentEmbed = (world: World, embed: APIEmbed, home: Home): APIEmbed => ({
  ...embed,
  ...(embed.image && { image: picture(world, embed.image, home) }),
  ...(embed.thumbnail && { thumbnail: picture(world, embed.thumbnail, home) }),
  ...(embed.author && { author: withIcon(world, embed.author, home) }),
  ...(embed.footer && { footer: withIcon(world, embed.footer, home) }),
});

function picture<Given extends { url: string }>(world: World, given: Given, home: Home): Given {
  const file = own(home, given.url);
  const url = file ? attachmentUrl(world, home.channelId, file) : given.url;
  const { width = null, height = null, contentType = null } = file ?? {};
  return {
    ...{ ...given, url, proxy_url: url },
    ...(width !== null && height !== null && { width, height }),
    ...(contentType !== null && { content_type: contentType }),
  };
}

function withIcon<Given extends { icon_url?: string }>(world: World, given: Given, home: Home): Given {
  if (!given.icon_url) return given;
  const file = own(home, given.icon_url);
  const url = file ? attachmentUrl(world, home.channelId, file) : given.icon_url;
  return { ...given, icon_url: url, proxy_icon_url: url };
}

/** The same for components, in which media may stand at any depth. */
export const presentComponents = (
  world: World,
  components: readonly APIMessageTopLevelComponent[],
  home: Home,
): APIMessageTopLevelComponent[] =>
  components.map((it) => presented(world, it as unknown as Tree, home) as unknown as APIMessageTopLevelComponent);

function presented(world: World, part: Tree, home: Home): Tree {
  const entries = Object.entries(part).map(([key, value]) => {
    if (Array.isArray(value)) return [key, value.map((it) => (isTree(it) ? presented(world, it, home) : it))];
    if (!isTree(value)) return [key, value];
    return [key, key === 'media' || key === 'file' ? unfurled(world, value, home) : presented(world, value, home)];
  });
  const file = isTree(part['file']) ? own(home, String(part['file']['url'])) : undefined;
  return {
    ...(part['media'] !== undefined && { description: null, spoiler: false }),
    ...(part['type'] === ComponentType.Container && { accent_color: null }),
    ...Object.fromEntries(entries),
    ...(file && { name: file.filename, size: file.size }),
  };
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

function unfurled(world: World, { url: given }: Tree, home: Home): object {
  const file = own(home, String(given));
  const url = file ? attachmentUrl(world, home.channelId, file) : String(given);
  const { width = null, height = null, contentType = null } = file ?? {};
  return {
    ...{
      id: file?.id ?? home.id,
      url,
      proxy_url: url,
      width,
      height,
      content_type: contentType,
      loading_state: 2,
      flags: 0,
    },
    ...(file && { attachment_id: file.id }),
  };
}
