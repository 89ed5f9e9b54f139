/** A name as it was given: in NFC, with white space folded. */
export const plainName = (name: string): string => name.normalize("NFC").trim().replace(/\s+/g, " ");

/**
 * Finds the canonical name behind a spelling; one that is not known keeps its name (`plainName`).
 * @param fold makes spellings of one name equal
 */
export function knownNames(
  names: readonly string[],
  aliases: Readonly<Record<string, string>>,
  fold: (text: string) => string,
): (name: string) => string {
  const byName = new Map<string, string>([
    ...names.map((name) => [fold(name), name] as const),
    ...Object.entries(aliases).map(([alias, name]) => [fold(alias), name] as const),
  ]);
  return (name) => byName.get(fold(name)) ?? plainName(name);
}
