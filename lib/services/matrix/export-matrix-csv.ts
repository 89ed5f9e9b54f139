import { type CsvValue, toCsv } from "@/lib/contract/csv";
import type { Column } from "@/lib/contract/table";
import { evidenceOf } from "@/lib/domain/budget";
import type { Cell } from "@/lib/domain/matrix";
import type { AnswerSquare, MatrixAnswer } from "@/lib/domain/matrix-answer";
import { issueTexts } from "@/lib/services/export-csv";

/** One square of a matrix with the cell that it shows. */
type Line = { square: AnswerSquare; cell: Cell; view: MatrixAnswer };
type Columns = readonly Column<Line>[];

const CELL_COLUMNS: Columns = [
  ["state", ({ cell }) => cell.status],
  ["model", ({ cell }) => cell.model],
  ["variant", ({ cell }) => cell.variant],
  ["dataset", ({ cell }) => cell.dataset],
  ["split", ({ cell }) => cell.split],
  ["metric", ({ cell }) => cell.metric],
  ["unit", ({ cell }) => cell.unit],
  ["samples", ({ cell }) => cell.samples],
  ["target", ({ cell }) => cell.targetKind],
  ["chip", ({ cell }) => cell.chip],
  ["scheme", ({ cell }) => cell.scheme],
  ["path", ({ cell }) => cell.path],
  ["value", ({ cell }) => cell.value],
  ["value_is_last", ({ cell }) => cell.valueIsLast],
  ["delta", ({ cell }) => cell.delta],
  ["interval_low", ({ cell }) => cell.interval?.low],
  ["interval_high", ({ cell }) => cell.interval?.high],
  ["interval_method", ({ cell }) => cell.interval?.method],
  ["smallest_drop", ({ cell }) => cell.smallestDrop?.drop],
  ["smallest_drop_basis", ({ cell }) => cell.smallestDrop?.basis],
  ["reference", ({ cell }) => cell.reference?.value],
  ["reference_source", ({ cell }) => cell.reference?.source],
  ["marks", ({ cell }) => cell.marks.join(" ")],
  ["stale", ({ cell }) => cell.stale],
  ["npu_share", ({ cell }) => cell.npuShare],
  ["qairt", ({ cell }) => cell.qairt],
  ["onnxruntime", ({ cell }) => cell.onnxruntime],
  ["measured_at", ({ cell }) => new Date(cell.measuredAt).toISOString()],
  ["runs", ({ cell }) => cell.runs],
  ["cells_here", ({ square }) => square.count],
  ["run_id", ({ cell }) => cell.runId],
  ["known_issues", ({ square, view }) => issueTexts(square.issues.flatMap((n) => view.knownIssues[n - 1] ?? []))],
  ["delta_low", ({ cell }) => cell.deltaInterval?.low],
  ["delta_high", ({ cell }) => cell.deltaInterval?.high],
  ["delta_method", ({ cell }) => cell.deltaInterval?.method],
  ["evidence", ({ cell }) => (cell.delta === null ? null : evidenceOf(cell))],
  ["alarms", ({ square }) => square.alarms],
];

const BUDGET_COLUMNS: Columns = [
  ["budget", ({ view }) => view.layout.budget],
  ["budget_verdict", ({ square }) => square.budget?.verdict],
  ["beyond_budget", ({ square }) => square.budget?.beyond],
];

const DIFF_COLUMNS: Columns = [
  ["a_version", ({ view }) => view.filter.diff?.a],
  ["a_status", ({ square }) => square.diff?.a?.status],
  ["a_value", ({ square }) => square.diff?.a?.value],
  ["a_run", ({ square }) => square.diff?.a?.runId],
  ["b_version", ({ view }) => view.filter.diff?.b],
  ["b_status", ({ square }) => square.diff?.b?.status],
  ["b_value", ({ square }) => square.diff?.b?.value],
  ["b_run", ({ square }) => square.diff?.b?.runId],
  ["change", ({ square }) => square.diff?.delta],
  ["change_low", ({ square }) => square.diff?.interval?.low],
  ["change_high", ({ square }) => square.diff?.interval?.high],
  ["significant", ({ square }) => square.diff?.significant],
  ["paired", ({ square }) => square.diff?.paired],
  ["not_comparable", ({ square }) => square.diff?.reason],
];

/**
 * One line a square, as the layout has them: a folded group is one line, named by the group. An untested square has its
 * state and nothing else. Columns of a budget and of two versions stand last, and only where they are asked for.
 */
export function matrixCsv(view: MatrixAnswer): string {
  const columns = [
    ...CELL_COLUMNS,
    ...(view.layout.budget === null ? [] : BUDGET_COLUMNS),
    ...(view.filter.diff === null ? [] : DIFF_COLUMNS),
  ];
  const rows = view.grid.squares.flat().map((square): CsvValue[] => {
    const { row, column, cell } = square;
    if (!cell) return [row, column, "untested", ...columns.slice(1).map(() => null)];
    return [row, column, ...columns.map(([, value]) => value({ square, cell, view }))];
  });
  return toCsv(["row", "column", ...columns.map(([name]) => name)], rows);
}
