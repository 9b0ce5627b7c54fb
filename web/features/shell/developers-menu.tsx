'use client';

import { Code, ExternalLink } from 'lucide-react';
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu';
import { useT } from '@/lib/i18n/i18n-provider';
import { developerLinks } from './navigation';
import { RailItem } from './rail-item';

export function DevelopersMenu({ wide }: { wide: boolean }) {
  const t = useT();
  return (
    <Menu side="right" trigger={<RailItem wide={wide} icon={Code} label={t('nav.developers')} />}>
      <MenuLabel>{t('nav.developers')}</MenuLabel>
      {developerLinks.map(({ href, label }) => (
        <MenuItem key={href} icon={ExternalLink} onSelect={() => window.open(href, '_blank', 'noopener')}>
          {t(label)}
        </MenuItem>
      ))}
    </Menu>
  );
}
