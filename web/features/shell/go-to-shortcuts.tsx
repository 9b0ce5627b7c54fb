'use client';

import { useRouter } from 'next/navigation';
import { unsaved } from '@/lib/forms/unsaved';
import { useShortcuts } from '@/lib/keyboard/use-shortcuts';
import { places } from './navigation';

type Props = { onPalette: () => void; onShortcuts: () => void };

/** The keys that work on every page. */
export function GoToShortcuts({ onPalette, onShortcuts }: Props) {
  const router = useRouter();
  useShortcuts({
    'mod+k': onPalette,
    '?': onShortcuts,
    ...Object.fromEntries(places.map(({ keys, href }) => [keys, () => unsaved.leave(() => router.push(href))])),
  });
  return null;
}
