'use client';

import { useT } from '@/lib/i18n/i18n-provider';
import { type Scope, scopeResources } from './scopes';

type Props = { scopes: Scope[]; onChange: (scopes: Scope[]) => void };

export function ScopePicker({ scopes, onChange }: Props) {
  const t = useT();
  const toggle = (scope: Scope) =>
    onChange(scopes.includes(scope) ? scopes.filter((chosen) => chosen !== scope) : [...scopes, scope]);
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-list">{t('apiKeys.scopes')}</legend>
      <table className="w-full text-list">
        <thead className="text-meta text-muted">
          <tr>
            <th className="h-7 text-left font-medium">{t('apiKeys.resource')}</th>
            <th className="w-20 text-center font-medium">{t('apiKeys.read')}</th>
            <th className="w-20 text-center font-medium">{t('apiKeys.write')}</th>
          </tr>
        </thead>
        <tbody>
          {scopeResources.map((resource) => (
            <tr key={resource} className="border-line border-t">
              <th scope="row" className="h-8 text-left font-normal">
                {t(`scope.${resource}`)}
              </th>
              {(['read', 'write'] as const).map((access) => {
                const scope: Scope = `${resource}:${access}`;
                return (
                  <td key={access} className="text-center">
                    <input
                      type="checkbox"
                      aria-label={scope}
                      checked={scopes.includes(scope)}
                      onChange={() => toggle(scope)}
                      className="size-4 align-middle accent-accent"
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
