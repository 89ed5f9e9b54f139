/** How well a name answers what somebody typed. Pure text: what is searched, and where, is for others to say. */

/**
 * Best first: the whole name, its beginning, the beginning of a word in it, anything in it, each word the
 * beginning of some word in it.
 */
export const MATCHES = ["exact", "prefix", "word", "inside", "words"] as const;
export type Match = (typeof MATCHES)[number];

const SEPARATORS = /[\s_\-‐-―./:,;·()[\]{}"'`’“”|\\]+/g;

/** One text for spellings that people do not tell apart: case, width, and what stands between words. */
export function foldSearch(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(SEPARATORS, " ").trim();
}

const compact = (folded: string) => folded.replaceAll(" ", "");

function matchOne(query: string, name: string): Match | null {
  if (name === query) return "exact";
  if (name.startsWith(query)) return "prefix";
  if (name.includes(` ${query}`)) return "word";
  if (name.includes(query)) return "inside";
  // `mobilenetv2` for `mobilenet_v2`, and the other way round.
  const [asked, short] = [compact(query), compact(name)];
  if (short === asked) return "exact";
  if (short.startsWith(asked)) return "prefix";
  if (short.includes(asked)) return "inside";
  const words = ` ${name}`;
  return query.split(" ").every((word) => words.includes(` ${word}`)) ? "words" : null;
}

/** The better of two; null is none. */
export function betterMatch(a: Match | null, b: Match | null): Match | null {
  if (a === null || b === null) return a ?? b;
  return MATCHES.indexOf(a) <= MATCHES.indexOf(b) ? a : b;
}

/**
 * How the best of several names answers a query.
 * @param query as `foldSearch` leaves it; an empty one is answered by nothing
 * @param names as they are written
 */
export function matchNames(query: string, names: readonly string[]): Match | null {
  if (query === "") return null;
  return names.reduce<Match | null>((best, name) => betterMatch(best, matchOne(query, foldSearch(name))), null);
}
