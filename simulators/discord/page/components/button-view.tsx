import { type APIButtonComponent, ButtonStyle as Style } from 'discord-api-types/v10';
import { ExternalLink } from 'lucide-react';
import { useIsWaiting } from '../model/deeds.ts';
import type { Message } from '../model/types.ts';
import { EmojiSign } from '../parts/emoji-sign.tsx';
import { useDeeds } from './use-deeds.ts';

const styles: Record<number, string> = {
  [Style.Primary]: 'is-primary',
  [Style.Secondary]: '',
  [Style.Success]: 'is-success',
  [Style.Danger]: 'is-danger',
  [Style.Link]: '',
  [Style.Premium]: 'is-primary',
};

export function ButtonView({ button, message }: { button: APIButtonComponent; message: Message }) {
  const { click } = useDeeds(message);
  const customId = 'custom_id' in button ? button.custom_id : '';
  const isWaiting = useIsWaiting(message.id, customId);
  const className = `button bot-button ${styles[button.style] ?? ''}`;
  if (button.style === Style.Link) return <LinkButton button={button} className={className} />;
  if (button.style === Style.Premium) {
    return (
      <button type="button" className={className} disabled>
        Premium
      </button>
    );
  }
  const { disabled = false, emoji, label } = button;
  return (
    <button
      type="button"
      className={isWaiting ? `${className} is-waiting` : className}
      disabled={disabled}
      aria-busy={isWaiting}
      aria-label={label ? undefined : (emoji?.name ?? customId)}
      onClick={() => click(customId)}
    >
      {emoji && <EmojiSign emoji={emoji} />}
      {label}
    </button>
  );
}

function LinkButton({
  button,
  className,
}: {
  button: Extract<APIButtonComponent, { url: string }>;
  className: string;
}) {
  const { url, label, emoji, disabled = false } = button;
  const isWeb = /^https?:\/\//i.test(url);
  const words = (
    <>
      {emoji && <EmojiSign emoji={emoji} />}
      {label}
      <ExternalLink size={14} aria-hidden="true" />
    </>
  );
  if (disabled || !isWeb) {
    return (
      <button type="button" className={className} disabled title={url}>
        {words}
      </button>
    );
  }
  return (
    <a className={className} href={url} target="_blank" rel="noopener noreferrer" title={url}>
      {words}
    </a>
  );
}
