import ipaddr from 'ipaddr.js';

/**
 * Whether an address belongs to the public Internet, as IANA's registries of special-purpose addresses have it: nothing
 * private, local, reserved, or translated from such an address (IPv4-mapped, NAT64, 6to4, Teredo).
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
export function isPublicAddress(text: string): boolean {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  return ipaddr.process(bare).range() === 'unicast';
}
