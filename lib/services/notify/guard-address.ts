import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Ranges that are not the public internet (IANA special-purpose registries, RFC 6890), and multicast. */
const IPV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4"],
];
/** Those which carry an IPv4 address are refused as a whole: nobody needs them to reach a public host. */
const IPV6 = [
  ...["::/128", "::1/128", "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23"],
  ...["2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
];

function blockList(ranges: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = "", prefix] = range.split("/");
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

// Two lists: one list would take every IPv4 address for its IPv4-mapped IPv6 address.
const INSIDE = { ipv4: blockList(IPV4, "ipv4"), ipv6: blockList(IPV6, "ipv6") };

/** Whether an IP address lies on this machine, in its network, or otherwise not on the public internet. */
export function isPrivateAddress(address: string): boolean {
  const [bare = ""] = address.split("%");
  const family = isIP(bare);
  if (family === 0) return true;
  return family === 6 ? INSIDE.ipv6.check(bare, "ipv6") : INSIDE.ipv4.check(bare, "ipv4");
}

/** A webhook leads where nothing may be sent. */
export class PrivateAddressError extends Error {
  constructor(address: string) {
    super(`${address} is not a public address; WEBHOOK_PRIVATE=on allows it`);
    this.name = "PrivateAddressError";
  }
}

/** Throws for an address that stands in a URL itself, which is never looked up. */
export function checkLiteral(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) !== 0 && isPrivateAddress(bare)) throw new PrivateAddressError(bare);
}

/**
 * Resolves a name for the connection that is about to be made and refuses it when any of its addresses is private:
 * checked and used are the same answer, so that a name cannot change in between.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const refused = addresses.find(({ address }) => isPrivateAddress(address));
    if (refused) return callback(new PrivateAddressError(refused.address), "", 0);
    const [first] = addresses;
    if (options.all) return callback(null, addresses);
    callback(null, first?.address ?? "", first?.family ?? 0);
  });
};
