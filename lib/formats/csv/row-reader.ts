import type { Row } from "@/lib/formats/csv/bind-columns";
import { type NumberReader, readCount } from "@/lib/formats/csv/number";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})$/i;
const FLAGS: Readonly<Record<string, boolean>> = { true: true, yes: true, 1: true, false: false, no: false, 0: false };

/** ISO 8601 with a time zone; a day is its midnight UTC. */
function instant(text: string): string | null {
  const match = INSTANT.exec(text);
  const day = match?.[1] ?? (DAY.test(text) ? text : null);
  if (day === null || new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return null;
  const iso = match ? `${day}T${match[2]}${match[3]?.toUpperCase()}` : `${day}T00:00:00Z`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}

/** Reads the cells of a row by type. What is not there is undefined; what is wrong is told in `reasons`. */
export class RowReader {
  readonly reasons: string[] = [];
  readonly #row: Row;
  readonly #number: NumberReader;

  constructor(row: Row, number: NumberReader) {
    this.#row = row;
    this.#number = number;
  }

  text(name: string): string | undefined {
    return this.#row.get(name)?.text;
  }

  #taken(name: string, read: number | string | undefined): number | undefined {
    if (typeof read === "string") this.reasons.push(`${name}: ${read}`);
    return typeof read === "number" ? read : undefined;
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return this.#taken(name, text === undefined ? undefined : this.#number(text));
  }

  count(name: string): number | undefined {
    const text = this.text(name);
    return this.#taken(name, text === undefined ? undefined : readCount(text));
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = FLAGS[text.toLowerCase()];
    if (value === undefined) this.reasons.push(`${name}: ${JSON.stringify(text.slice(0, 60))} is neither yes nor no`);
    return value;
  }

  instant(name: string): string | undefined {
    const text = this.text(name);
    const value = text === undefined ? undefined : instant(text);
    if (value === null)
      this.reasons.push(`${name}: ${JSON.stringify(text?.slice(0, 60))} is no YYYY-MM-DD and no instant with a zone`);
    return value ?? undefined;
  }

  /** One of some words, in any case. */
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const text = this.text(name);
    const word = words.find((one) => one === text?.toLowerCase());
    if (text !== undefined && word === undefined)
      this.reasons.push(`${name}: ${JSON.stringify(text.slice(0, 60))} is none of ${words.join(", ")}`);
    return word;
  }

  /** What the file says where a mapping translated it, and the columns that are kept as they are. */
  original(kept: readonly string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [name, { text, original }] of this.#row) {
      if (kept.includes(name)) found[name] = text;
      else if (original !== null && original !== "") found[name] = original;
    }
    return found;
  }
}
