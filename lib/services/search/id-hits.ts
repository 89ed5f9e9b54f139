import { and, asc, between, desc, eq, type SQL } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { chipName } from "@/lib/domain/find-chip";
import { asUuid, idDigits, idRange, sequenceOf } from "@/lib/domain/search/id-query";
import type { Candidate } from "@/lib/domain/search/rank";
import type { FoundPlace } from "@/lib/domain/search/search-view";
import type { Mark } from "@/lib/services/marks";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";
import { standsAt } from "@/lib/services/stands-at";

/** Rows of an index range that are looked at; a prefix that more ids share tells none of them apart. */
const LOOKED_AT = 200;
const DIGITS = 32;

type Placed = Omit<FoundPlace, "chipName">;

/** Columns that say where something was measured. */
function placeColumns(of: Tables["run"] | Tables["change"] | Tables["cell"], evaluation: Tables["evaluation"]) {
  const { model, targetKind, chip, scheme, path, simulated, emulated } = of;
  return { model, variant: evaluation.variant, targetKind, chip, scheme, path, simulated, emulated };
}

function placeOf(row: Placed): FoundPlace {
  const { model, variant, targetKind, chip, scheme, path, simulated, emulated, sample } = row;
  return { model, variant, targetKind, chip, chipName: chipName(chip), scheme, path, simulated, emulated, sample };
}

const matchOf = (digits: string) => (digits.length === DIGITS ? "exact" : "prefix");

async function runHits(store: Store, mark: Mark, pinned: boolean, where: SQL, exact: boolean): Promise<Candidate[]> {
  const { run, evaluation } = store.t;
  const rows = await store.db
    .select({
      ...{ id: run.id, sequence: run.seq, receivedAt: run.receivedAt, status: run.status, origin: run.origin },
      ...placeColumns(run, evaluation),
    })
    .from(run)
    .innerJoin(evaluation, eq(evaluation.key, run.evaluationKey))
    .where(where)
    // Ids of version 7 begin with their time: of a pinned view, the early ones are wanted.
    .orderBy(pinned ? asc(run.id) : desc(run.id))
    .limit(LOOKED_AT);
  const { shown } = await readSamples(store, mark.seq);
  const visible = rows.filter(
    ({ sequence, origin }) => (shown || origin !== SAMPLE) && (!pinned || sequence <= mark.seq),
  );
  return visible.map(({ id, sequence, receivedAt, status, origin, ...place }) => ({
    hit: {
      kind: "run",
      match: exact ? "exact" : "prefix",
      ...{ id, sequence, receivedAt, status },
      place: placeOf({ ...place, sample: origin === SAMPLE }),
    },
    weight: sequence,
    text: id,
  }));
}

async function changeHits(store: Store, mark: Mark, digits: string): Promise<Candidate[]> {
  const { change, evaluation } = store.t;
  const { from, to } = idRange(digits, (whole) => whole);
  const rows = await store.db
    .select({
      ...{ id: change.id, verdict: change.verdict, state: change.state, at: change.at, sample: change.sample },
      ...placeColumns(change, evaluation),
    })
    .from(change)
    .innerJoin(evaluation, eq(evaluation.key, change.evaluationKey))
    .where(and(between(change.id, from, to), standsAt(change, mark.seq)))
    .orderBy(asc(change.id))
    .limit(LOOKED_AT);
  return rows.map(({ id, verdict, state, at, ...place }) => ({
    hit: { kind: "change", match: matchOf(digits), id, verdict, state, at, place: placeOf(place) },
    weight: at,
    text: id,
  }));
}

async function cellHits(store: Store, mark: Mark, key: string): Promise<Candidate[]> {
  const { cell, evaluation } = store.t;
  const rows = await store.db
    .select({
      ...{ key: cell.key, marks: cell.marks },
      ...placeColumns(cell, evaluation),
    })
    .from(cell)
    .innerJoin(evaluation, eq(evaluation.key, cell.evaluationKey))
    .where(and(eq(cell.key, key), standsAt(cell, mark.seq)));
  return rows.map(({ key: own, marks, ...place }) => ({
    hit: { kind: "cell", match: "exact", key: own, place: placeOf({ ...place, sample: marks.includes("sample") }) },
    weight: 0,
    text: own,
  }));
}

/** Runs, changes and cells that the text names by id, the beginning of one, or `#` and a sequence. */
export async function idHits(store: Store, text: string, mark: Mark, pinned: boolean): Promise<Candidate[]> {
  const { run } = store.t;
  const sequence = sequenceOf(text);
  if (sequence !== null) return runHits(store, mark, pinned, eq(run.seq, sequence), true);
  const digits = idDigits(text);
  if (digits === null) return [];
  const { from, to } = idRange(digits, asUuid);
  const whole = digits.length === DIGITS;
  const found = await Promise.all([
    runHits(store, mark, pinned, between(run.id, from, to), whole),
    changeHits(store, mark, digits),
    whole ? cellHits(store, mark, digits) : [],
  ]);
  return found.flat();
}
