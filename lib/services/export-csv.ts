import { toCsv } from "@/lib/contract/csv";
import { type Column, tableOf } from "@/lib/contract/table";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { RunLine, RunListView } from "@/lib/domain/run-view";

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Known issues in one field of a table; null without any. */
export function issueTexts(issues: readonly KnownIssue[]): string | null {
  if (issues.length === 0) return null;
  return issues.map(({ text, url }) => (url === null ? text : `${text} (${url})`)).join("; ");
}

const RUN_COLUMNS: readonly Column<RunLine>[] = [
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

/** One line a run. */
export const runsCsv = ({ runs }: RunListView): string => toCsv(...tableOf(RUN_COLUMNS, runs));
