import { Moon, Sun } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './parts/icon-button.tsx';

type Theme = 'light' | 'dark';

const asSystem = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** As the system is, until somebody wants it otherwise. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme | null>(() => localStorage.getItem('theme') as Theme | null);
  useEffect(() => {
    if (theme === null) return;
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem('theme', theme);
  }, [theme]);
  const next = (theme ?? asSystem()) === 'dark' ? 'light' : 'dark';
  return (
    <IconButton
      icon={next === 'dark' ? Moon : Sun}
      label={next === 'dark' ? 'Dark colours' : 'Light colours'}
      onClick={() => setTheme(next)}
    />
  );
}
