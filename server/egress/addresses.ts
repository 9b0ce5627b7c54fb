import ipaddr from 'ipaddr.js';

/** All that IANA has given out of IPv6 for the Internet; what lies outside embeds or hides something else. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by its number, and the machine's own cloud by what answers there (Azure's host service). */
const ofTheCloud = new Set(['168.63.129.16']);

/**
 * Whether an address belongs to the public Internet, as IANA's registries of special-purpose addresses have it: nothing
 * private, local, reserved, or translated from such an address (IPv4-mapped, IPv4-compatible, NAT64, 6to4, Teredo).
 * @param text an address in its usual notation, as the system or a parsed URL gives it; every other text is not public
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
export function isPublicAddress(text: string): boolean {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  const address = ipaddr.process(bare);
  if (address.range() !== 'unicast' || ofTheCloud.has(address.toString())) return false;
  return !(address instanceof ipaddr.IPv6) || address.match(globalUnicast);
}
