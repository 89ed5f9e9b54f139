/** A version as tools write it: `2.42.0.251225135753_193295-auto`, `1.24.3`, `1.25.0-rc1`, `tflite 2.17.0`. */
export type Version = {
  /** Words before the number, in lower case, for instance `tflite`; empty when there are none. */
  name: string;
  /** Numeric parts, most significant first, as digits without leading zeros. */
  release: string[];
  /** `rc1`, `dev20260101` and the like, in lower case; null for a release. */
  prerelease: string | null;
  /** Digits after `_`, QAIRT's build number; null when there are none. */
  build: string | null;
  /** What follows `-` or `+`, for instance `auto`; null when there is nothing. */
  flavor: string | null;
};

const SHAPE =
  /^(?:([a-z][a-z .-]*?)[\s-]+)?v?(\d+(?:\.\d+)*)(?:_(\d+))?(?:[-._+]?((?:a|alpha|b|beta|rc|pre|preview|dev|nightly)[-._]?\d*(?:\.\d+)*))?(?:[-+_.](.+))?$/;

const digits = (text: string) => text.replace(/^0+(?=\d)/, "");

/** Versions parsed before: a series compares a few hundred texts again and again. Started anew when full. */
const parsed = new Map<string, Version | null>();
const MAX_PARSED = 5_000;

/** @returns null when the text holds no version number in a known shape */
export function parseVersion(text: string): Version | null {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  if (parsed.size >= MAX_PARSED) parsed.clear();
  const version = readVersion(text);
  parsed.set(text, version);
  return version;
}

function readVersion(text: string): Version | null {
  const match = SHAPE.exec(text.normalize("NFKC").trim().toLowerCase());
  if (!match?.[2]) return null;
  return {
    name: match[1] ?? "",
    release: match[2].split(".").map(digits),
    prerelease: match[4] ?? null,
    build: match[3] === undefined ? null : digits(match[3]),
    flavor: match[5] ?? null,
  };
}

/** From this many digits on, a part is a time stamp (`251225`, `251225135753`) and not a count. */
const STAMP_DIGITS = 6;

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const byNumber = (a: string, b: string) => a.length - b.length || byText(a, b);

/** Time stamps come after counts and in order of time, though one may be cut short: 251225135753 < 251231. */
function compareParts(a: string, b: string): number {
  const stampA = a.length >= STAMP_DIGITS;
  const stampB = b.length >= STAMP_DIGITS;
  if (stampA !== stampB) return stampA ? 1 : -1;
  return stampA ? byText(a, b) : byNumber(a, b);
}

function compareReleases(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareParts(part, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** `rc2` < `rc10`: runs of digits compare as numbers. */
function comparePrereleases(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const numeric = /^\d/.test(part) && /^\d/.test(other);
    const order = numeric ? byNumber(digits(part), digits(other)) : byText(part, other);
    if (order !== 0) return order;
  }
  return left.length - right.length || byText(a, b);
}

function compareOptional(a: string | null, b: string | null, order: (a: string, b: string) => number): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return order(a, b);
}

/**
 * Numeric order of versions: 2.9 < 2.10, a prerelease before its release, a shorter version before a longer one that
 * it begins (2.42 < 2.42.0), a plain build before one with a flavor. A total order: texts that are no versions come
 * last, in code unit order; versions that differ in spelling only are put in code unit order too.
 */
export function compareVersions(a: string, b: string): number {
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (!left || !right) return Number(left === null) - Number(right === null) || byText(a, b);
  return (
    byText(left.name, right.name) ||
    compareReleases(left.release, right.release) ||
    comparePrereleases(left.prerelease, right.prerelease) ||
    compareOptional(left.build, right.build, byNumber) ||
    compareOptional(left.flavor, right.flavor, byText) ||
    byText(a, b)
  );
}

const identOf = ({ release, build }: Version) => {
  const stamp = release.slice(3).join(".");
  return build === null ? stamp : `${stamp}_${build}`;
};

/**
 * AI Hub's rule for QAIRT: major and minor agree, and patch, ident and flavor agree wherever both state them; an ident
 * agrees with one that it begins. So 2.42, 2.42.0.251225 and 2.42.0.251225135753_193295 are one version.
 * The rule is not transitive: 2.42.0 and 2.42.1 both match 2.42. Texts that are no versions match only themselves.
 */
export function sameVersion(a: string, b: string): boolean {
  if (a === b) return true;
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (!left || !right || left.name !== right.name || left.prerelease !== right.prerelease) return false;
  for (const index of [0, 1]) if ((left.release[index] ?? "0") !== (right.release[index] ?? "0")) return false;
  const patchA = left.release[2];
  const patchB = right.release[2];
  if (patchA !== undefined && patchB !== undefined && patchA !== patchB) return false;
  if (left.flavor !== null && right.flavor !== null && left.flavor !== right.flavor) return false;
  const identA = identOf(left);
  const identB = identOf(right);
  return identA.startsWith(identB) || identB.startsWith(identA);
}
