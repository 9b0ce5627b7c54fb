'use client';

import type { Audit_AuditLogFragmentFragment as AuditLog } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates } from '@/lib/i18n/use-dates';
import { diffLines } from './diff-lines';

export function AuditLogRow({ entry }: { entry: AuditLog }) {
  const t = useT();
  const dates = useDates();
  const { action, actor, targetType, targetId, diff, ip, createdAt } = entry;
  const at = new Date(createdAt);
  const lines = diffLines(diff, dates.full);
  return (
    <li className="grid gap-1 border-line border-b py-2.5">
      <div className="flex flex-wrap items-baseline gap-x-2 text-list">
        <span className="font-medium [overflow-wrap:anywhere]">{actor.name ?? t(`actor.${actor.type}`)}</span>
        <code className="font-mono text-accent-ink text-meta">{action}</code>
        <time dateTime={createdAt} className="ml-auto text-meta text-muted">
          {dates.full(at)}
        </time>
      </div>
      <p className="text-meta text-muted [overflow-wrap:anywhere]">
        {targetType}
        {targetId && <code className="font-mono"> {targetId}</code>}
        {ip && ` · ${ip}`}
      </p>
      {lines.length > 0 && (
        <dl className="grid gap-0.5 text-meta">
          {lines.map(({ name, from, to }) => (
            <div key={name} className="grid grid-cols-[112px_minmax(0,1fr)] gap-2">
              <dt className="truncate text-muted" title={name}>
                {name}
              </dt>
              <dd className="[overflow-wrap:anywhere]">
                {from && <del className="text-muted">{from}</del>}
                {from && to && <span className="text-muted"> → </span>}
                {to && <ins className="no-underline">{to}</ins>}
                {!from && !to && '—'}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
