'use client';

import { type ReactNode, useState } from 'react';
import { late } from '@/lib/late';
import { ConnectionLine } from './connection-line';
import { GoToShortcuts } from './go-to-shortcuts';
import { Rail } from './rail';
import { TabBar } from './tab-bar';
import { UnsavedDialog } from './unsaved-dialog';

// Both open by a key that most visits never press.
const CommandPalette = late(() => import('./command-palette').then((module) => module.CommandPalette));
const ShortcutsDialog = late(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog));

export function AppShell({ children }: { children: ReactNode }) {
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [shortcutsOpen, setShortcutsOpen] = useState(false);
  return (
    <div className="flex h-dvh overflow-hidden bg-canvas max-tablet:flex-col">
      <Rail onSearch={() => setPaletteOpen(true)} onShortcuts={() => setShortcutsOpen(true)} />
      <div className="relative flex min-h-0 min-w-0 grow flex-col border-line bg-surface tablet:border-l">
        <ConnectionLine />
        {children}
      </div>
      <TabBar />
      <UnsavedDialog />
      <GoToShortcuts onPalette={() => setPaletteOpen((open) => !open)} onShortcuts={() => setShortcutsOpen(true)} />
      {paletteOpen && (
        <CommandPalette onClose={() => setPaletteOpen(false)} onShortcuts={() => setShortcutsOpen(true)} />
      )}
      {shortcutsOpen && <ShortcutsDialog onClose={() => setShortcutsOpen(false)} />}
    </div>
  );
}
