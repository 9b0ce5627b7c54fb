type Named = { name?: string | null; email?: string | null; phone?: string | null; externalId?: string | null };

/** The best that is known to call somebody by. */
export function contactName({ name, email, phone, externalId }: Named): string {
  return name?.trim() || email || phone || externalId || '—';
}
