import { and, desc, gte, like, lt } from "drizzle-orm";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import { parseSearch, type SearchField, type SearchTerm } from "@/lib/contract/runs-search";
import { findChip } from "@/lib/domain/find-chip";
import { RUN_STATUSES, type RunStatus, TARGET_KINDS, type TargetKind } from "@/lib/domain/matrix";
import type { RunChoice } from "@/lib/domain/run-view";
import type { RunNames } from "@/lib/services/runs/run-choices";
import {
  type Alternative,
  type Constraint,
  chipAlternatives,
  pathAlternatives,
  versionsBeginning,
} from "@/lib/services/runs/run-constraints";

/** Runs that the beginning of an id may find. */
const MAX_IDS = 500;
/** Shortest word that is taken for the beginning of an id: shorter ones begin one in 256 of all. */
const MIN_ID = 4;
const ID = /^[0-9a-f]{1,8}(-[0-9a-f]{0,4}){0,3}(-[0-9a-f]{0,12})?$/i;

export type ResolvedSearch = { constraints: Constraint[]; unknownWords: string[] };

const fold = (text: string) => text.normalize("NFKC").toLowerCase();
const ids = (choices: readonly RunChoice[]) => choices.map(({ id }) => id);

function containing(word: string, names: readonly string[]): string[] {
  const wanted = fold(word);
  return names.filter((name) => fold(name).includes(wanted));
}

/** Chips whose number or name has the word, and the chip that the word is an alias of. */
function chipsContaining(word: string, chips: readonly RunChoice[]): string[] {
  const wanted = fold(word);
  const alias = findChip(word)?.soc;
  return ids(chips.filter(({ id, label }) => id === alias || fold(label).includes(wanted)));
}

/** The value itself where it is a name, else the names that contain it. */
function namedBy(value: string, names: readonly string[]): string[] {
  const exact = names.filter((name) => fold(name) === fold(value));
  if (exact.length > 0) return exact;
  const found = containing(value, names);
  // A name that arrived since the newest mark is not among them yet.
  return found.length > 0 ? found : [value];
}

/** The beginning as given bounds the ids in every collation: dashes that it ignores move neither bound past one. */
async function idsBeginning(store: Store, begin: string): Promise<number[]> {
  const { run } = store.t;
  const text = begin.toLowerCase();
  const rows = await store.db
    .select({ seq: run.seq })
    .from(run)
    .where(and(gte(run.id, text), lt(run.id, `${text}g`), like(run.id, `${text}%`)))
    .orderBy(desc(run.seq))
    .limit(MAX_IDS);
  return rows.map(({ seq }) => seq);
}

function fieldConstraint(field: Exclude<SearchField, "id">, values: string[], names: RunNames): Constraint {
  const { choices } = names;
  const all = (of: readonly string[]) => values.flatMap((value) => namedBy(value, of));
  switch (field) {
    case "model":
      return [{ on: "model", values: all(ids(choices.models)) }];
    case "scheme":
      return [{ on: "scheme", values: all(ids(choices.schemes)) }];
    case "runner":
      return [{ on: "runner", values: all(ids(choices.runners)) }];
    case "campaign":
      return [{ on: "campaign", values: all(names.campaigns) }];
    case "path":
      return pathAlternatives(all(ids(choices.paths)));
    case "chip": {
      const found = values.flatMap((value) => chipsContaining(value, choices.chips));
      return chipAlternatives(found.length > 0 ? found : values);
    }
    case "dataset": {
      const wanted = new Set(all(names.datasets.map(({ name }) => name)));
      return [
        {
          on: "evaluation",
          values: names.datasets.filter(({ name }) => wanted.has(name)).flatMap(({ evaluations }) => evaluations),
        },
      ];
    }
    case "qairt":
      return [{ on: "qairt", values: values.flatMap((value) => versionsBeginning(value, ids(choices.qairts))) }];
    case "ort":
      return [
        { on: "onnxruntime", values: values.flatMap((value) => versionsBeginning(value, ids(choices.onnxruntimes))) },
      ];
    case "status":
      return [{ on: "status", values: values as RunStatus[] }];
    case "target":
      return [{ on: "target", values: values as TargetKind[] }];
  }
}

/** Everything that a word may be part of. */
async function wordConstraint(store: Store, word: string, names: RunNames): Promise<Constraint> {
  const { choices } = names;
  const sets = names.datasets.filter(({ name }) => containing(word, [name]).length > 0);
  const found: Alternative[] = [
    { on: "model", values: containing(word, ids(choices.models)) },
    { on: "chip", values: chipsContaining(word, choices.chips) },
    { on: "scheme", values: containing(word, ids(choices.schemes)) },
    { on: "path", values: containing(word, ids(choices.paths)) },
    { on: "target", values: TARGET_KINDS.filter((kind) => kind === fold(word)) },
    { on: "status", values: RUN_STATUSES.filter((status) => status !== "ok" && status === fold(word)) },
    { on: "runner", values: containing(word, ids(choices.runners)) },
    { on: "campaign", values: containing(word, names.campaigns) },
    { on: "evaluation", values: sets.flatMap(({ evaluations }) => evaluations) },
    { on: "qairt", values: versionsContaining(word, ids(choices.qairts)) },
    { on: "onnxruntime", values: versionsContaining(word, ids(choices.onnxruntimes)) },
    { on: "sequence", values: word.length >= MIN_ID && ID.test(word) ? await idsBeginning(store, word) : [] },
  ];
  return found.filter((alternative) => "values" in alternative && alternative.values.length > 0);
}

/** A word names a version only by how it begins: `2` is part of all of them. */
function versionsContaining(word: string, versions: readonly string[]): string[] {
  return /\d\.\d/.test(word) ? versionsBeginning(word, versions).filter((version) => versions.includes(version)) : [];
}

/** Terms of a search that was checked already; throws `invalid-query` for another. */
function termsOf(search: string): SearchTerm[] {
  const terms = parseSearch(search);
  if ("message" in terms) throw new ServiceError("invalid-query", `q: ${terms.message}`, [{ location: "q", ...terms }]);
  return terms;
}

/** What a search asks of runs, its words looked up among the names that occur. */
export async function resolveSearch(store: Store, search: string | null, names: RunNames): Promise<ResolvedSearch> {
  const terms = search === null ? [] : termsOf(search);
  const constraints: Constraint[] = [];
  const unknownWords: string[] = [];
  const fields = new Map<SearchField, string[]>();
  const sequences: number[] = [];
  for (const term of terms) {
    if (term.kind === "sequence") sequences.push(term.sequence);
    else if (term.kind === "field") fields.set(term.field, [...(fields.get(term.field) ?? []), term.text]);
    else {
      const constraint = await wordConstraint(store, term.text, names);
      if (constraint.length === 0) unknownWords.push(term.text);
      constraints.push(constraint);
    }
  }
  if (sequences.length > 0) constraints.push([{ on: "sequence", values: sequences }]);
  for (const [field, values] of fields) {
    if (field !== "id") constraints.push(fieldConstraint(field, values, names));
    else
      constraints.push([
        { on: "sequence", values: (await Promise.all(values.map((value) => idsBeginning(store, value)))).flat() },
      ]);
  }
  return { constraints, unknownWords };
}
