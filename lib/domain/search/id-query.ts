/** What somebody typed or pasted, read as the id of a run, a change or a cell. */

/** The digits of an id are asked for from this many on: shorter ones are found in names, and would be met by chance. */
const FEWEST_DIGITS = 6;
const DIGITS = 32;
/** Where the hyphens of a UUID stand, in digits. */
const HYPHENS = [8, 12, 16, 20] as const;

const WHOLE = /(?<![0-9a-f])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-f])/;
const PART = /^[0-9a-f]+(?:-[0-9a-f]+)*-?$/;
const SEQUENCE = /^#\s?(\d{1,15})$/;

/** Hexadecimal digits with the hyphens of a UUID. */
export function asUuid(digits: string): string {
  const ends = [...HYPHENS, DIGITS];
  return ends
    .map((end, index) => digits.slice(ends[index - 1] ?? 0, end))
    .filter((part) => part !== "")
    .join("-");
}

/**
 * The first digits of an id, 6 to 32 of them, without hyphens; a whole id is found in any text around it, for instance an
 * address. Null when the text is no id.
 */
export function idDigits(text: string): string | null {
  const lower = text.trim().toLowerCase();
  const whole = WHOLE.exec(lower)?.[0];
  if (whole !== undefined) return whole.replaceAll("-", "");
  const typed = lower.replace(/(…|\.\.\.)$/, "");
  const digits = typed.replaceAll("-", "");
  if (!PART.test(typed) || digits.length < FEWEST_DIGITS || digits.length > DIGITS) return null;
  return digits === typed || asUuid(digits) === typed.replace(/-$/, "") ? digits : null;
}

/** The least and the greatest id that begin with these digits; of one shape, so that any collation orders them alike. */
export function idRange(digits: string, shape: (digits: string) => string): { from: string; to: string } {
  return { from: shape(digits.padEnd(DIGITS, "0")), to: shape(digits.padEnd(DIGITS, "f")) };
}

/** The ingest sequence that a text asks for: `#123`. */
export function sequenceOf(text: string): number | null {
  const digits = SEQUENCE.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
