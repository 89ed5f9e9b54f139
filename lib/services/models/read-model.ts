import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import { queryText } from "@/lib/contract/query-parts";
import { groupBy } from "@/lib/domain/group-by";
import type { Evaluation } from "@/lib/domain/matrix";
import type { EvaluationOfModel, ModelView, ReferenceSeen } from "@/lib/domain/model-view";
import { type CellFact, standingOf } from "@/lib/domain/standing";
import { atMark } from "@/lib/services/at-mark";
import { readOpenChanges } from "@/lib/services/changes/read-open";
import { evaluationFacts } from "@/lib/services/evaluation-facts";
import { inChunks } from "@/lib/services/in-chunks";
import { readKnownIssues } from "@/lib/services/known-issues";
import { findMark } from "@/lib/services/marks";
import { countLayered } from "@/lib/services/models/count-layered";
import { artifactsOf, tasksOf } from "@/lib/services/models/runs-behind";
import { standingGrid } from "@/lib/services/models/standing-grid";
import { issuesOfCells } from "@/lib/services/standing/issues-of";
import { readCellFacts, withoutReferences } from "@/lib/services/standing/read-cell-facts";
import { versionsSeen } from "@/lib/services/standing/versions-seen";

/** Evaluations asked for at once. */
const KEYS_AT_ONCE = 500;

async function readEvaluationRows(store: Store, keys: readonly string[]): Promise<Map<string, Evaluation>> {
  const { evaluation } = store.t;
  const found = new Map<string, Evaluation>();
  for (const some of inChunks(keys, KEYS_AT_ONCE)) {
    const rows = await store.db
      .select({ key: evaluation.key, ...evaluationFacts(evaluation) })
      .from(evaluation)
      .where(inArray(evaluation.key, some));
    for (const row of rows) found.set(row.key, row);
  }
  return found;
}

/** What cells are held against; those behind most cells first. */
function referencesOf(cells: readonly CellFact[]): ReferenceSeen[] {
  const found = new Map<string, ReferenceSeen>();
  for (const { referenceValue: value, referenceSource, referenceRunId: runId } of cells) {
    if (value === null) continue;
    const source = referenceSource ?? "unknown";
    const key = JSON.stringify([value, source, runId]);
    const seen = found.get(key) ?? { value, source, runId, cells: 0 };
    found.set(key, { ...seen, cells: seen.cells + 1 });
  }
  return [...found.values()].sort((a, b) => b.cells - a.cells || a.value - b.value);
}

async function evaluationsOf(store: Store, all: readonly CellFact[]): Promise<EvaluationOfModel[]> {
  const groups = [...groupBy(all, ({ evaluation }) => evaluation)].sort(([, a], [, b]) => b.length - a.length);
  const rows = await readEvaluationRows(
    store,
    groups.map(([key]) => key),
  );
  return groups.flatMap(([key, under]) => {
    const evaluation = rows.get(key);
    const own = withoutReferences(under);
    if (!evaluation) return [];
    return [
      {
        evaluation,
        chips: new Set(own.flatMap(({ chip }) => chip ?? [])).size,
        schemes: new Set(own.map(({ scheme }) => scheme)).size,
        references: referencesOf(own),
        standing: standingOf(own),
      },
    ];
  });
}

/**
 * One model: what it was evaluated on, how it stands by chip and scheme, and which artefacts were measured.
 * @param asOf sequence to read at; null for the newest mark
 * @returns null when no cell is of this model there
 */
export async function readModel(store: Store, model: string, asOf: number | null): Promise<ModelView | null> {
  if (!queryText.safeParse(model).success) return null;
  const mark = await findMark(store, asOf);
  const all = await readCellFacts(store, mark, { model });
  if (all.length === 0) return null;
  const cells = withoutReferences(all);
  const issues = await readKnownIssues(store, asOf === null ? null : mark.seq);
  return {
    ...(await atMark(store, mark, asOf)),
    model,
    tasks: await tasksOf(store, all),
    variants: [...new Set(all.map(({ variant }) => variant))].sort(),
    standing: standingOf(cells),
    evaluations: await evaluationsOf(store, all),
    grid: standingGrid(model, cells, asOf),
    versions: { qairt: versionsSeen(cells, "qairt"), onnxruntime: versionsSeen(cells, "onnxruntime") },
    artifacts: await artifactsOf(store, cells),
    layeredRuns: await countLayered(store, model, mark),
    changes: await readOpenChanges(store, mark, { model }),
    knownIssues: issuesOfCells(issues, cells, { model }),
  };
}
