import { hex, nameIn, roleColour, userBy } from '../model/names.ts';
import { useScene, useStage } from '../model/stage.ts';
import { useProfile } from '../parts/profile-context.ts';

export function UserMention({ id }: { id: string }) {
  const guildId = useStage().guild?.id ?? null;
  const { open } = useProfile();
  const user = useScene((scene) => userBy(scene, guildId, id));
  const name = useScene((scene) => user && nameIn(scene, guildId, user));
  if (!user) return <span className="mention">@unknown-user</span>;
  return (
    <button type="button" className="mention" onClick={({ currentTarget }) => open(user, currentTarget)}>
      @{name}
    </button>
  );
}

export function RoleMention({ id }: { id: string }) {
  const role = useStage().guild?.roles.find((it) => it.id === id);
  return (
    <span className="mention" style={roleColour(role?.color ? hex(role.color) : undefined)}>
      @{role?.name ?? 'unknown-role'}
    </span>
  );
}

export function ChannelMention({ id }: { id: string }) {
  const { go } = useStage();
  const channel = useScene((scene) => scene.channels[id]);
  if (!channel) return <span className="mention">#unknown</span>;
  return (
    <button type="button" className="mention" onClick={() => go({ guildId: channel.guild_id ?? null, channelId: id })}>
      #{channel.name}
    </button>
  );
}

export const EveryoneMention = ({ text }: { text: string }) => <span className="mention">{text}</span>;

export const CommandMention = ({ name }: { name: string }) => <span className="mention">/{name}</span>;
