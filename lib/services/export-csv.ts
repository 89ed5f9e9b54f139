import { type CsvValue, toCsv } from "@/lib/contract/csv";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { MatrixView } from "@/lib/domain/matrix";
import type { RunLine, RunListView } from "@/lib/domain/run-view";

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const CELL_COLUMNS = [
  "row",
  "column",
  "state",
  "model",
  "variant",
  "dataset",
  "split",
  "metric",
  "unit",
  "samples",
  "target",
  "chip",
  "scheme",
  "path",
  "value",
  "value_is_last",
  "delta",
  "interval_low",
  "interval_high",
  "interval_method",
  "smallest_drop",
  "smallest_drop_basis",
  "reference",
  "reference_source",
  "marks",
  "stale",
  "npu_share",
  "qairt",
  "onnxruntime",
  "measured_at",
  "runs",
  "cells_here",
  "run_id",
  "known_issues",
] as const;

/** Known issues in one field of a table; null without any. */
export function issueTexts(issues: readonly KnownIssue[]): string | null {
  if (issues.length === 0) return null;
  return issues.map(({ text, url }) => (url === null ? text : `${text} (${url})`)).join("; ");
}

/** One line a square; an untested square has its state and nothing else. */
export function matrixCsv(view: MatrixView): string {
  const rows: CsvValue[][] = view.grid.squares.flat().map(({ row, column, cell, count, issues }) => {
    if (!cell) return [row, column, "untested"];
    return [
      row,
      column,
      cell.status,
      cell.model,
      cell.variant,
      cell.dataset,
      cell.split,
      cell.metric,
      cell.unit,
      cell.samples,
      cell.targetKind,
      cell.chip,
      cell.scheme,
      cell.path,
      cell.value,
      cell.valueIsLast,
      cell.delta,
      cell.interval?.low,
      cell.interval?.high,
      cell.interval?.method,
      cell.smallestDrop?.drop,
      cell.smallestDrop?.basis,
      cell.reference?.value,
      cell.reference?.source,
      cell.marks.join(" "),
      cell.stale,
      cell.npuShare,
      cell.qairt,
      cell.onnxruntime,
      iso(cell.measuredAt),
      cell.runs,
      count,
      cell.runId,
      issueTexts(issues.flatMap((number) => view.knownIssues[number - 1] ?? [])),
    ];
  });
  const width = CELL_COLUMNS.length;
  return toCsv(
    CELL_COLUMNS,
    rows.map((row) => [...row, ...Array<CsvValue>(width - row.length).fill(null)]),
  );
}

const RUN_COLUMNS: readonly (readonly [string, (line: RunLine) => CsvValue])[] = [
  ["id", (line) => line.id],
  ["sequence", (line) => line.sequence],
  ["received_at", (line) => iso(line.receivedAt)],
  ["started_at", (line) => iso(line.startedAt)],
  ["model", (line) => line.model],
  ["variant", (line) => line.variant],
  ["target", (line) => line.targetKind],
  ["chip", (line) => line.chip],
  ["device", (line) => line.device],
  ["scheme", (line) => line.scheme],
  ["path", (line) => line.path],
  ["dataset", (line) => line.dataset],
  ["split", (line) => line.split],
  ["metric", (line) => line.metric],
  ["unit", (line) => line.unit],
  ["samples", (line) => line.samples],
  ["status", (line) => line.status],
  ["reason", (line) => line.reason],
  ["value", (line) => line.value],
  ["delta", (line) => line.delta],
  ["marks", (line) => line.marks.join(" ")],
  ["runner", (line) => line.runner],
  ["campaign", (line) => line.campaign],
];

export function runsCsv(view: RunListView): string {
  return toCsv(
    RUN_COLUMNS.map(([name]) => name),
    view.runs.map((line) => RUN_COLUMNS.map(([, value]) => value(line))),
  );
}
