import { desc, eq, inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import { chipName } from "@/lib/domain/find-chip";
import { groupBy } from "@/lib/domain/group-by";
import { STACK_AXES, type Stack, stackText } from "@/lib/domain/stack";
import type { WorkaroundLine } from "@/lib/domain/workaround-view";
import { WRITERS } from "@/lib/formats/workarounds/writers";
import { measureResult, type Repaired, type WorkaroundRow } from "@/lib/services/drift/measure-result";
import { type LineRow, lineColumns } from "@/lib/services/run-lines";

/** A run that was made with a workaround. */
export type ResultRow = LineRow & { evaluationKey: string; workaroundId: string; linkedBy: string | null };

/** What a list is asked for: how workarounds fit a run is told when there is one. */
export type Asking = { chip: string | null; stack: Stack } | null;

const titles = new Map(WRITERS.map(({ id, title }) => [id, title]));

/** Runs that were made with workarounds, newest first, by workaround; a run that is not stored is none. */
export async function readResults(store: Store, ids: string[]): Promise<Map<string, ResultRow[]>> {
  const { run, evaluation, workaroundResult } = store.t;
  if (ids.length === 0) return new Map();
  const rows = await store.db
    .select({
      ...lineColumns(store.t),
      evaluationKey: run.evaluationKey,
      workaroundId: workaroundResult.workaroundId,
      linkedBy: workaroundResult.linkedBy,
    })
    .from(workaroundResult)
    .innerJoin(run, eq(run.id, workaroundResult.runId))
    .innerJoin(evaluation, eq(evaluation.key, run.evaluationKey))
    .where(inArray(workaroundResult.workaroundId, ids))
    .orderBy(desc(run.seq));
  return groupBy(rows, ({ workaroundId }) => workaroundId);
}

/** The runs that workarounds are for, by id. */
export async function readRepaired(store: Store, ids: string[]): Promise<Map<string, NonNullable<Repaired>>> {
  const { run } = store.t;
  if (ids.length === 0) return new Map();
  const rows = await store.db
    .select({ id: run.id, value: run.value, evaluationKey: run.evaluationKey })
    .from(run)
    .where(inArray(run.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, ...known }) => [id, known]));
}

function readStack(text: string): WorkaroundLine["stack"] {
  const values: (string | null)[] = JSON.parse(text);
  const stack = Object.fromEntries(STACK_AXES.map((axis, index) => [axis, values[index] ?? null]));
  return stack as WorkaroundLine["stack"];
}

/** A workaround as a list shows it, without its newest result. */
export function toLine(row: WorkaroundRow, results: number, asking: Asking): Omit<WorkaroundLine, "newest"> {
  const { id, createdAt, createdBy, model, chip, layers, prediction } = row;
  return {
    ...{ id, createdAt, createdBy, model, chip, layers, prediction },
    chipName: chipName(chip),
    stack: readStack(row.stack),
    fits: asking && { chip: asking.chip === chip, stack: stackText(asking.stack) === row.stack },
    treatment: row.kind,
    files: row.files.map(({ writer, name, mediaType, text }, index) => ({
      ...{ index, writer, name, mediaType },
      title: titles.get(writer) ?? writer,
      bytes: Buffer.byteLength(text),
    })),
    results,
  };
}

/** Workarounds as a list shows them, with the newest result of each. */
export async function viewLines(
  store: Store,
  rows: readonly WorkaroundRow[],
  asking: Asking,
): Promise<WorkaroundLine[]> {
  const results = await readResults(
    store,
    rows.map(({ id }) => id),
  );
  const repaired = await readRepaired(
    store,
    rows.map(({ runId }) => runId),
  );
  const lines: WorkaroundLine[] = [];
  for (const row of rows) {
    const made = results.get(row.id) ?? [];
    const [first] = made;
    const newest = first ? await measureResult(store, row, repaired.get(row.runId) ?? null, first) : null;
    lines.push({ ...toLine(row, made.length, asking), newest });
  }
  return lines;
}
