/** A release, and the build that QAIRT puts behind it: its moment to the second, and a number. */
const BUILD = /^(\d+\.\d+\.\d+)\.\d{8,}.*$/;

/**
 * Both ends of a moved version without the number of the build, `2.40.0` of `2.40.0.251030114326_189385`; as they are
 * when they differ in nothing else.
 */
export function shortVersions(from: string | null, to: string | null): { from: string | null; to: string | null } {
  const short = { from: from?.replace(BUILD, "$1") ?? null, to: to?.replace(BUILD, "$1") ?? null };
  return short.from === short.to ? { from, to } : short;
}
