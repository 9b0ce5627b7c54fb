import { useEffect } from 'react';
import { createPreference } from '@/lib/storage/preference';

export type Theme = 'system' | 'light' | 'dark';

export const themePreference = createPreference<Theme>('switchboard.theme', 'system');

/** Keeps the document in step with the choice and, for `system`, with the operating system. */
export function useThemeOnDocument(): void {
  const theme = themePreference.use();
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = () =>
      document.documentElement.classList.toggle('dark', theme === 'dark' || (theme === 'system' && system.matches));
    // The first render says `system` to match the server's; preferences.js has already painted the real choice.
    if (themePreference.get() === theme) apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
}
