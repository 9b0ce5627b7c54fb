import ipaddr from 'ipaddr.js';

/** All that is given out of IPv6; what lies outside, such as addresses that embed one of IPv4, is for nobody. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public Internet, as IANA's registries of special-purpose addresses have it: nothing
 * private, local, reserved, or translated from such an address (IPv4-mapped, NAT64, 6to4, Teredo).
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
export function isPublicAddress(text: string): boolean {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  const address = ipaddr.process(bare);
  if (address instanceof ipaddr.IPv6 && !address.match(globalUnicast)) return false;
  return address.range() === 'unicast';
}
