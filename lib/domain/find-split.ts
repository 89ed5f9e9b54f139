/** Words for the usual splits, and what they are called here. */
export const SPLIT_ALIASES: Readonly<Record<string, string>> = {
  val: "validation",
  valid: "validation",
  dev: "validation",
  training: "train",
};

/**
 * Canonical name of a split: NFC, white space folded, the word `split` or `set` at its end dropped, the usual words in
 * one spelling (`validation split` and `val` are `validation`). Anything else keeps its own name.
 */
export function splitId(name: string): string {
  const text = name
    .normalize("NFC")
    .trim()
    .replace(/\s+/g, " ")
    .replace(/ (split|set)$/i, "");
  const folded = text.toLowerCase();
  return Object.hasOwn(SPLIT_ALIASES, folded) ? (SPLIT_ALIASES[folded] ?? text) : text;
}
