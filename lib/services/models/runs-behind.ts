import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import { groupBy } from "@/lib/domain/group-by";
import type { ArtifactsOfScheme } from "@/lib/domain/model-view";
import type { CellFact } from "@/lib/domain/standing";
import { inChunks } from "@/lib/services/in-chunks";

/** Runs asked for at once. */
const RUNS_AT_ONCE = 500;
/** Documents that the task of a model is looked for in: one an evaluation. */
const DOCUMENTS_READ = 12;

type Hashes = { source: string | null; quantized: string | null };

async function readHashes(store: Store, cells: readonly CellFact[]): Promise<Map<string, Hashes>> {
  const { run } = store.t;
  const found = new Map<string, Hashes>();
  for (const some of inChunks(cells, RUNS_AT_ONCE)) {
    const ids = some.map(({ runId }) => runId);
    const rows = await store.db
      .select({ id: run.id, source: run.sourceSha256, quantized: run.quantizedSha256 })
      .from(run)
      .where(inArray(run.id, ids));
    for (const { id, ...hashes } of rows) found.set(id, hashes);
  }
  return found;
}

type Placed = { place: string } & Hashes;

function distinct(placed: readonly Placed[], which: keyof Hashes): ArtifactsOfScheme["quantized"] {
  const groups = groupBy(
    placed.filter((one) => one[which] !== null),
    (one) => one[which] ?? "",
  );
  return [...groups]
    .map(([sha256, own]) => ({ sha256, places: [...new Set(own.map(({ place }) => place))].sort() }))
    .sort((a, b) => b.places.length - a.places.length || (a.sha256 < b.sha256 ? -1 : 1));
}

/** Artefact hashes behind the newest result of each cell, by variant and scheme; schemes of which none is known are left out. */
export async function artifactsOf(store: Store, cells: readonly CellFact[]): Promise<ArtifactsOfScheme[]> {
  const hashes = await readHashes(store, cells);
  const groups = groupBy(cells, ({ variant, scheme }) => JSON.stringify([variant, scheme]));
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    const placed = own.map((cell) => ({
      place: cell.chip ?? cell.targetKind,
      ...(hashes.get(cell.runId) ?? { source: null, quantized: null }),
    }));
    const quantized = distinct(placed, "quantized");
    const source = distinct(placed, "source");
    if (!first || quantized.length + source.length === 0) return [];
    const unknown = [...new Set(placed.filter((one) => one.quantized === null).map(({ place }) => place))].sort();
    return [{ variant: first.variant, scheme: first.scheme, quantized, source, unknown }];
  });
}

/** What the model is for, as its newest results state it. */
export async function tasksOf(store: Store, cells: readonly CellFact[]): Promise<string[]> {
  const { run } = store.t;
  const byEvaluation = groupBy(cells, ({ evaluation }) => evaluation);
  const ids = [...byEvaluation.values()].slice(0, DOCUMENTS_READ).map((own) => own[0]?.runId ?? "");
  const rows = await store.db.select({ document: run.document }).from(run).where(inArray(run.id, ids));
  const tasks = rows.flatMap(({ document }) => {
    const { model } = JSON.parse(document) as { model?: { task?: string | null } };
    return model?.task ?? [];
  });
  return [...new Set(tasks)].sort();
}
