import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import { groupBy } from "@/lib/domain/group-by";
import type { ModelLine, ModelOrder, ModelsFilter, ModelsView } from "@/lib/domain/model-view";
import { type CellFact, compareWorst, standingOf } from "@/lib/domain/standing";
import { atMark } from "@/lib/services/at-mark";
import { inChunks } from "@/lib/services/in-chunks";
import { findMark, type Mark } from "@/lib/services/marks";
import { readCellFacts, withoutReferences } from "@/lib/services/standing/read-cell-facts";

/** Models on a page of the list. */
const PAGE_MODELS = 200;
/** Evaluations asked for at once. */
const KEYS_AT_ONCE = 500;

type Facts = { dataset: string; metricName: string; samples: number | null };

async function readEvaluationFacts(store: Store, cells: readonly CellFact[]): Promise<Map<string, Facts>> {
  const { evaluation } = store.t;
  const found = new Map<string, Facts>();
  for (const some of inChunks([...new Set(cells.map((cell) => cell.evaluation))], KEYS_AT_ONCE)) {
    const rows = await store.db
      .select({
        key: evaluation.key,
        dataset: evaluation.dataset,
        metricName: evaluation.metricName,
        samples: evaluation.samples,
      })
      .from(evaluation)
      .where(inArray(evaluation.key, some));
    for (const { key, ...facts } of rows) found.set(key, facts);
  }
  return found;
}

function lineOf(model: string, all: readonly CellFact[], evaluations: ReadonlyMap<string, Facts>): ModelLine {
  const cells = withoutReferences(all);
  const byEvaluation = [...groupBy(all, ({ evaluation }) => evaluation)].sort(([, a], [, b]) => b.length - a.length);
  return {
    model,
    variants: [...new Set(all.map(({ variant }) => variant))].sort(),
    evaluations: byEvaluation.flatMap(([key]) => evaluations.get(key) ?? []),
    schemes: [...new Set(cells.map(({ scheme }) => scheme))].sort(),
    chips: new Set(cells.flatMap(({ chip }) => chip ?? [])).size,
    standing: standingOf(cells),
  };
}

const byName = (a: ModelLine, b: ModelLine) => (a.model < b.model ? -1 : Number(a.model > b.model));

const ORDERS: Record<ModelOrder, (a: ModelLine, b: ModelLine) => number> = {
  name: byName,
  worst: (a, b) => compareWorst(a.standing, b.standing) || byName(a, b),
  newest: (a, b) => (b.standing.newest ?? 0) - (a.standing.newest ?? 0) || byName(a, b),
  cells: (a, b) => b.standing.cells - a.standing.cells || byName(a, b),
};

function isFound({ model, variants }: ModelLine, find: string | null): boolean {
  const names = [model, ...variants].join(" ").toLowerCase();
  return (find ?? "")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => names.includes(word));
}

/** The models that a filter asks for, all pages, in its order; `total` is of all models. */
export async function readModelLines(
  store: Store,
  filter: ModelsFilter,
  mark: Mark,
): Promise<{ lines: ModelLine[]; total: number }> {
  const cells = await readCellFacts(store, mark, "all");
  const evaluations = await readEvaluationFacts(store, cells);
  const all = [...groupBy(cells, ({ model }) => model)].map(([model, own]) => lineOf(model, own, evaluations));
  const lines = all.filter((line) => isFound(line, filter.find)).sort(ORDERS[filter.sort]);
  return { lines, total: all.length };
}

/** A page of the models that a filter asks for, at the mark it is pinned to or the newest. */
export async function readModels(store: Store, filter: ModelsFilter): Promise<ModelsView> {
  const mark = await findMark(store, filter.asOf);
  const { lines, total } = await readModelLines(store, filter, mark);
  const start = (filter.page - 1) * PAGE_MODELS;
  return {
    ...(await atMark(store, mark, filter.asOf)),
    filter,
    models: lines.slice(start, start + PAGE_MODELS),
    matching: lines.length,
    total,
    nextPage: lines.length > start + PAGE_MODELS ? filter.page + 1 : null,
  };
}
