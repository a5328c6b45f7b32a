import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  icon: LucideIcon;
  label: string;
  size?: number;
}

/** A button with a sign, and words for those who do not see it, or do not know it. */
export const IconButton = ({ icon: Icon, label, size = 18, className = '', ...rest }: Props) => (
  <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
    <Icon size={size} aria-hidden="true" />
  </button>
);
