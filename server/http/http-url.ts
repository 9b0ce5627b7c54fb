/**
 * What is wrong with an address that we are to call, or null. Where it may lead is decided when it is called (egress
 * guard), since a name can point elsewhere by then.
 */
export function httpUrlProblem(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'must be an http:// or https:// address';
  if (url.username || url.password) return 'must not hold a name or password';
  return null;
}
