import { plainName } from "@/lib/domain/known-names";

/** Kinds of name that an administrator may give aliases to. */
export const ALIAS_KINDS = ["dataset", "metric", "chip", "scheme", "path", "split"] as const;
export type AliasKind = (typeof ALIAS_KINDS)[number];

/** An alias as an administrator made it. Instants are epoch milliseconds. */
export type Alias = {
  id: string;
  kind: AliasKind;
  /** Folded. */
  name: string;
  canonical: string;
  note: string | null;
  /** Name of the token that made it. */
  createdBy: string;
  createdAt: number;
  /** Null while it is in force. */
  removedAt: number | null;
};

/** A form that was refused: what it held, and the field at fault. */
export type RefusedAlias = Record<"field" | "name" | "canonical" | "note", string> & { kind: AliasKind };

/** Canonical name by folded name, a map a kind. They are asked before the catalogues. */
export type Aliases = Readonly<Partial<Record<AliasKind, ReadonlyMap<string, string>>>>;

export const NO_ALIASES: Aliases = {};

/** What names of aliases are compared by: NFC, white space folded, in lower case. */
export function foldAlias(name: string): string {
  return plainName(name).toLowerCase();
}

/** The name that a catalogue is asked for: an alias's canonical name, or the name itself. */
export function unalias(aliases: Aliases, kind: AliasKind, name: string): string {
  const known = aliases[kind];
  return known === undefined || known.size === 0 ? name : (known.get(foldAlias(name)) ?? name);
}
