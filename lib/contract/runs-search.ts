import { LIMITS } from "@/lib/contract/limits";
import { RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { METHODS } from "@/lib/domain/scheme";

/** Fields that a search of runs may name, as in `chip:SM8650`. */
export const SEARCH_FIELDS = [
  "model",
  "chip",
  "scheme",
  "path",
  "target",
  "status",
  "dataset",
  "runner",
  "campaign",
  "qairt",
  "ort",
  "id",
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** One term of a search: a word that may name anything, a field with its value, or the number of a run. */
export type SearchTerm =
  | { kind: "word"; text: string }
  | { kind: "field"; field: SearchField; text: string }
  | { kind: "sequence"; sequence: number };

export type SearchProblem = { message: string; fix: string };

/** Terms of one search. */
export const MAX_TERMS = 20;

type Token = { text: string; at: number; quotedFrom: number | null };

const FIXED: Readonly<Partial<Record<SearchField, readonly string[]>>> = { status: RUN_STATUSES, target: TARGET_KINDS };
const isField = (text: string): text is SearchField => (SEARCH_FIELDS as readonly string[]).includes(text);
/** `ptq:w8a8` is the id of a scheme and no field. */
const isMethod = (text: string) => text === "wo" || (METHODS as readonly string[]).includes(text);

/** Where something stands, counted in characters from one, as people count them. */
const place = (at: number) => `character ${at + 1}`;

function tokens(search: string): Token[] | SearchProblem {
  const found: Token[] = [];
  let current: Token | null = null;
  let quoteAt: number | null = null;
  for (const [at, character] of [...search].entries()) {
    if (character === '"') {
      current ??= { text: "", at, quotedFrom: null };
      if (quoteAt === null) current.quotedFrom ??= current.text.length;
      quoteAt = quoteAt === null ? at : null;
    } else if (quoteAt === null && /\s/.test(character)) {
      if (current) found.push(current);
      current = null;
    } else {
      current ??= { text: "", at, quotedFrom: null };
      current.text += character;
    }
  }
  if (quoteAt !== null)
    return { message: `the quotation mark at ${place(quoteAt)} is never closed`, fix: 'write model:"two words"' };
  if (current) found.push(current);
  return found;
}

function fieldTerm(name: string, value: string, at: number): SearchTerm | SearchProblem {
  const field = name.toLowerCase();
  if (!isField(field))
    return {
      message: `${JSON.stringify(name)} at ${place(at)} is not a field`,
      fix: `the fields are ${SEARCH_FIELDS.join(", ")}; put a name with a colon in quotation marks`,
    };
  if (value.trim() === "") return { message: `${field}: at ${place(at)} has no value`, fix: `write ${field}:value` };
  const allowed = FIXED[field];
  if (allowed && !allowed.includes(value.toLowerCase()))
    return {
      message: `${JSON.stringify(value)} at ${place(at + name.length + 1)} is not a ${field}`,
      fix: `one of ${allowed.join(", ")}`,
    };
  if (field === "id" && !/^[0-9a-f-]{1,36}$/i.test(value))
    return {
      message: `${JSON.stringify(value)} at ${place(at + 3)} does not begin an id`,
      fix: "ids are made of 0-9, a-f and -",
    };
  return { kind: "field", field, text: allowed ? value.toLowerCase() : value };
}

function termOf({ text, at, quotedFrom }: Token): SearchTerm | SearchProblem | null {
  const number = /^#(\d{1,15})$/.exec(text);
  if (number && quotedFrom === null) return { kind: "sequence", sequence: Number(number[1]) };
  if (text.startsWith("#") && quotedFrom === null)
    return { message: `${JSON.stringify(text)} at ${place(at)} is not the number of a run`, fix: "write #123" };
  const colon = text.indexOf(":");
  const isName = colon > 0 && (quotedFrom === null || quotedFrom > colon);
  if (isName && !isMethod(text.slice(0, colon))) return fieldTerm(text.slice(0, colon), text.slice(colon + 1), at);
  return text.trim() === "" ? null : { kind: "word", text };
}

/**
 * The terms of a search: words, `field:value`, `#123`; quotation marks hold words together. All of them must hold, of
 * several values of one field one.
 */
export function parseSearch(search: string): SearchTerm[] | SearchProblem {
  const parts = tokens(search);
  if ("message" in parts) return parts;
  if (parts.length > MAX_TERMS) return { message: `has more than ${MAX_TERMS} terms`, fix: "ask for less at a time" };
  const terms: SearchTerm[] = [];
  for (const part of parts) {
    const term = termOf(part);
    if (term === null) continue;
    if ("message" in term) return term;
    if ("text" in term && term.text.length > LIMITS.name)
      return { message: `the term at ${place(part.at)} is too long`, fix: `at most ${LIMITS.name} characters` };
    terms.push(term);
  }
  return terms;
}
