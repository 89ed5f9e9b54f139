import type { Store } from "@/db/store";
import { chooseBase, columnsOf } from "@/lib/domain/compare/columns";
import { type RawRow, rawRow, settleRows } from "@/lib/domain/compare/compare-rows";
import type { Compared } from "@/lib/domain/compare/compared";
import { CONTEXT_RANGES } from "@/lib/domain/compare/context-ranges";
import { inSlice } from "@/lib/domain/compare/match-slices";
import type { CompareColumn, CompareFilter, CompareView } from "@/lib/domain/compare-view";
import { groupBy } from "@/lib/domain/group-by";
import type { AxisName, Cell } from "@/lib/domain/matrix";
import { axisId } from "@/lib/domain/pivot";
import { atMark } from "@/lib/services/at-mark";
import { cellChoices } from "@/lib/services/cell-choices";
import { inDetailGroups } from "@/lib/services/changes/read-samples-of-runs";
import { MAX_COMPARED, readScope, type Scope } from "@/lib/services/compare/compare-scope";
import { detailBytes, readResults, type Selection } from "@/lib/services/compare/compared-results";
import { type RunFacts, readRunFacts } from "@/lib/services/compare/run-facts";
import { addSameStacks } from "@/lib/services/compare/same-stacks";
import { readHiddenCalibrations, selectCalibrations, selectSpeakers } from "@/lib/services/compare/select-results";
import { axisEntries } from "@/lib/services/order-axis";

/** Results whose budgets are told; those of further rows are there when fewer rows are asked for. */
export const MAX_BUDGETS = 1_500;

/** Cells that the filter shows as results; references are what results are held against, and no results. */
const shownCells = (cells: readonly Cell[], filter: CompareFilter): Cell[] =>
  cells.filter((cell) => cell.targetKind !== "reference" && inSlice(cell, filter));

/** Everything that stands beside each other: one evaluation, one chip or host, one path. */
const rowId = ({ cell, evaluation }: Pick<Selection, "cell" | "evaluation">) =>
  JSON.stringify([evaluation, axisId(cell, "chip"), cell.targetKind, cell.path, cell.backend, cell.simulated]);

type RowGroup = { id: string; evaluation: string; selected: Selection[]; target: AxisName };

function rowGroups(selected: readonly Selection[], shown: readonly Cell[], scope: Scope): RowGroup[] {
  const places = new Map(
    axisEntries(shown, "chip").map(({ id, label, detail }, place) => [id, { target: { id, label, detail }, place }]),
  );
  const evaluations = new Map(scope.evaluations.map(({ key }, place) => [key, place]));
  const groups = [...groupBy(selected, rowId)].flatMap(([id, group]) => {
    const [first] = group;
    const found = first && places.get(axisId(first.cell, "chip"));
    if (!first || !found) return [];
    const order = [evaluations.get(first.evaluation) ?? 0, found.place] as const;
    return [{ id, evaluation: first.evaluation, selected: group, target: found.target, order }];
  });
  groups.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || (a.id < b.id ? -1 : 1));
  return groups;
}

/** What budgets are held against: per evaluation the schemes measured off devices, and the reference runs. */
type Backdrop = { simulated: Map<string, Map<string, Compared>>; references: Map<string, Compared> };

const OFF_DEVICE = ["simulator", "host"];

async function readBackdrop(store: Store, scope: Scope, shown: readonly Cell[]): Promise<Backdrop> {
  const { cells, evaluationOf, mark } = scope;
  const schemes = new Set(shown.map(({ scheme }) => scheme));
  const held = new Set(shown.flatMap(({ reference }) => reference?.runId ?? []));
  const simulators = cells
    .filter((cell) => OFF_DEVICE.includes(cell.targetKind) && schemes.has(cell.scheme) && cell.status === "ok")
    .sort(
      (a, b) =>
        OFF_DEVICE.indexOf(a.targetKind) - OFF_DEVICE.indexOf(b.targetKind) ||
        b.measuredAt - a.measuredAt ||
        (a.key < b.key ? -1 : 1),
    );
  const byScheme = [...groupBy(simulators, (cell) => JSON.stringify([evaluationOf(cell), cell.scheme])).values()];
  const speaking = byScheme.flatMap(([first]) => first ?? []);
  const references = cells.filter(({ runId }) => held.has(runId));
  const selected = selectSpeakers([...speaking, ...references], evaluationOf);
  const facts = await readRunFacts(
    store,
    selected.map(({ runId }) => runId),
    mark.seq,
  );
  const backdrop: Backdrop = { simulated: new Map(), references: new Map() };
  for (const result of await readResults(store, selected, facts)) {
    if (result.cell.targetKind === "reference") backdrop.references.set(result.side.run.id, result);
    else {
      const under = backdrop.simulated.get(result.evaluation) ?? new Map<string, Compared>();
      backdrop.simulated.set(result.evaluation, under.set(result.cell.scheme, result));
    }
  }
  return backdrop;
}

async function readRows(
  store: Store,
  groups: readonly RowGroup[],
  facts: ReadonlyMap<string, RunFacts>,
  backdrop: Backdrop,
  options: { columns: CompareColumn[]; emulated: boolean },
): Promise<Map<string, RawRow[]>> {
  const rows = new Map<string, RawRow[]>();
  let budgets = 0;
  const bytesOf = ({ selected }: RowGroup) =>
    selected.reduce((sum, one) => sum + detailBytes(one, facts.get(one.runId)), 0);
  for (const chunk of inDetailGroups(groups, bytesOf)) {
    const results = groupBy(
      await readResults(
        store,
        chunk.flatMap(({ selected }) => selected),
        facts,
      ),
      rowId,
    );
    for (const { id, target, evaluation } of chunk) {
      const own = results.get(id);
      if (!own) continue;
      const simulated = backdrop.simulated.get(evaluation) ?? new Map<string, Compared>();
      budgets += own.length;
      const raw = rawRow(
        { id, target, results: own, simulated, references: backdrop.references },
        { ...options, budgets: budgets <= MAX_BUDGETS },
      );
      const under = rows.get(evaluation);
      if (under) under.push(raw);
      else rows.set(evaluation, [raw]);
    }
  }
  return rows;
}

const dropIrrelevant = (cells: readonly Cell[]) => cells.filter(({ targetKind }) => targetKind !== "reference");

/** Schemes of the filter's models held against each other, row by row. */
export async function readCompare(store: Store, asked: CompareFilter): Promise<CompareView> {
  const scope = await readScope(store, asked);
  const { mark, evaluationOf } = scope;
  const filtered = shownCells(scope.cells, { ...asked, evaluation: scope.evaluation, models: scope.models });
  const shown = filtered.slice(0, MAX_COMPARED);
  const base = chooseBase(shown, asked.base);
  const selected = asked.calibrations
    ? await selectCalibrations(store, shown, evaluationOf, mark.seq)
    : selectSpeakers(shown, evaluationOf);
  const facts = await readRunFacts(
    store,
    selected.map(({ runId }) => runId),
    mark.seq,
  );
  const columnCells = selected.map(({ cell, column, runId }) => ({
    scheme: cell.scheme,
    column,
    calibration: facts.get(runId)?.calibration ?? null,
  }));
  const columns = columnsOf(columnCells, base);
  if (!asked.calibrations) {
    const hidden = await readHiddenCalibrations(store, shown, mark.seq);
    addHidden(columns, columnsOf([...columnCells, ...hidden.map((one) => ({ ...one, column: one.scheme }))], base));
  }
  const backdrop = await readBackdrop(store, scope, shown);
  const options = { columns, emulated: asked.emulated };
  const raw = await readRows(store, rowGroups(selected, shown, scope), facts, backdrop, options);
  // With calibrations apart an older run would be of another column.
  if (!asked.calibrations) await addSameStacks(store, [...raw.values()].flat(), shown, mark.seq);
  const settled = [...raw].map(([evaluation, rows]) => ({ evaluation, ...settleRows(rows) }));
  const all = dropIrrelevant(scope.cells);
  return {
    filter: { ...asked, models: scope.models, evaluation: scope.evaluation, base },
    evaluations: scope.evaluations,
    columns,
    rows: settled.flatMap(({ rows }) => rows),
    overall: settled.map(({ evaluation, winner }) => ({ evaluation, winner })),
    calibrationsDiffer: columns.some(({ calibrationsDiffer }) => calibrationsDiffer),
    context: [...CONTEXT_RANGES],
    choices: cellChoices(all, scope.modelChoices),
    compared: { cells: shown.length, limit: MAX_COMPARED, capped: filtered.length > shown.length },
    budgetsCapped: selected.length > MAX_BUDGETS,
    ...(await atMark(store, mark, asked.asOf)),
  };
}

/** What is known of calibrations beyond the runs that are compared. */
function addHidden(columns: CompareColumn[], known: readonly CompareColumn[]): void {
  for (const column of columns) {
    const { calibrations, calibrationsDiffer } = known.find(({ id }) => id === column.id) ?? column;
    Object.assign(column, { calibrations, calibrationsDiffer });
  }
}
