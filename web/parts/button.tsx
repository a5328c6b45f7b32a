import type { ButtonHTMLAttributes } from 'react';

const base =
  'inline-flex items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors disabled:opacity-60 aria-disabled:opacity-60';
const looks = {
  press: 'bg-press text-on-press hover:bg-press-deep',
  plain: 'border border-line bg-sheet hover:bg-sunk',
  danger: 'border border-line bg-sheet text-bad hover:bg-bad-ground',
  quiet: 'text-soft hover:bg-sunk hover:text-ink',
};
const sizes = { usual: 'min-h-10 px-4', small: 'min-h-9 px-3 text-sm', square: 'size-10' };

export interface Look {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
}

/** For links that look like buttons too. */
export const buttonLook = ({ look = 'plain', size = 'usual' }: Look = {}): string =>
  `${base} ${looks[look]} ${sizes[size]}`;

type Props = ButtonHTMLAttributes<HTMLButtonElement> & Look & { isBusy?: boolean };

/** While it is busy it keeps the focus, and does nothing. */
export function Button({ look, size, isBusy = false, className = '', onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={(event) => (isBusy ? event.preventDefault() : onClick?.(event))}
      className={`${buttonLook({ ...(look && { look }), ...(size && { size }) })} ${className}`}
    />
  );
}
