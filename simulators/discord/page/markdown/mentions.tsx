import { hex, nameIn, roleColour, userBy } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import { useProfile } from '../parts/profile-context.ts';

export function UserMention({ id }: { id: string }) {
  const { scene, guild } = useStage();
  const { open } = useProfile();
  const user = userBy(scene, id);
  if (!user) return <span className="mention">@unknown-user</span>;
  return (
    <button type="button" className="mention" onClick={({ currentTarget }) => open(user, currentTarget)}>
      @{nameIn(scene, guild?.id ?? null, user)}
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
  const { scene, go } = useStage();
  const channel = scene.channels[id];
  if (!channel) return <span className="mention">#unknown</span>;
  return (
    <button type="button" className="mention" onClick={() => go({ guildId: channel.guild_id ?? null, channelId: id })}>
      #{channel.name}
    </button>
  );
}

export const EveryoneMention = ({ text }: { text: string }) => <span className="mention">{text}</span>;

export const CommandMention = ({ name }: { name: string }) => <span className="mention">/{name}</span>;
