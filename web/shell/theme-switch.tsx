import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { keepTheme, keptTheme, showTheme, themes } from './theme.ts';

const looks = {
  system: { icon: Monitor, words: 'as the system' },
  light: { icon: Sun, words: 'light' },
  dark: { icon: Moon, words: 'dark' },
};

/** Goes from the system's to light to dark, and round again. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(keptTheme);
  useEffect(() => showTheme(theme), [theme]);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  const { icon: Icon, words } = looks[theme];
  const label = `Colours: ${words}. Change to ${looks[next].words}`;
  return (
    <Button
      look="quiet"
      size="square"
      aria-label={label}
      title={label}
      onClick={() => {
        keepTheme(next);
        setTheme(next);
      }}
    >
      <Icon aria-hidden="true" className="size-5" />
    </Button>
  );
}
