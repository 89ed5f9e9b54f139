import { toCsv } from "@/lib/contract/csv";
import { toMarkdownTable } from "@/lib/contract/markdown-table";
import { type Column, tableOf } from "@/lib/contract/table";
import type { CompareCell, CompareRow, CompareView } from "@/lib/domain/compare-view";
import type { Evaluation } from "@/lib/domain/matrix";
import type { Stack } from "@/lib/domain/stack";
import { EVALUATION_COLUMNS } from "@/lib/services/compare/evaluation-columns";

type Line = { row: CompareRow; cell: CompareCell; evaluation: Evaluation | undefined; view: CompareView };
type Columns = readonly Column<Line>[];

const schemeOf = ({ view, cell }: Line) => view.columns.find(({ id }) => id === cell.column)?.scheme ?? cell.column;

/** What a stack is known to be made of: `qairt 2.42.0; onnxruntime 1.24.3`. */
const stackWords = ({ options, ...versions }: Stack) =>
  Object.entries({ ...versions, ...options })
    .flatMap(([name, value]) => (value === null ? [] : `${name} ${value}`))
    .join("; ");

/** What stands in every form, in the stored unit. */
const SHARED: Columns = [
  ...EVALUATION_COLUMNS,
  ["target", ({ row }) => row.target.label],
  ["path", ({ row }) => row.path],
  ["scheme", schemeOf],
  ["value", ({ cell }) => cell.value],
  ["delta", ({ cell }) => cell.delta],
  ["delta_low", ({ cell }) => cell.deltaInterval?.low],
  ["delta_high", ({ cell }) => cell.deltaInterval?.high],
  ["base", ({ row }) => row.base],
  ["difference", ({ cell }) => cell.againstBase?.difference],
  ["low", ({ cell }) => cell.againstBase?.interval?.low],
  ["high", ({ cell }) => cell.againstBase?.interval?.high],
  ["verdict", ({ cell }) => cell.againstBase?.verdict],
  ["p", ({ cell }) => cell.againstBase?.p],
  ["emulated", ({ cell }) => cell.emulated],
  ["wins", ({ row, cell }) => row.winner.column === cell.column],
];

const CSV_ONLY: Columns = [
  ["target_kind", ({ row }) => row.targetKind],
  ["chip", ({ row }) => row.chip],
  ["backend", ({ row }) => row.backend],
  ["status", ({ cell }) => cell.status],
  ["reference", ({ cell }) => cell.reference?.value],
  ["reference_source", ({ cell }) => cell.reference?.source],
  ["interval_method", ({ cell }) => cell.againstBase?.interval?.method],
  ["test", ({ cell }) => cell.againstBase?.test],
  ["lost", ({ cell }) => cell.againstBase?.lost],
  ["won", ({ cell }) => cell.againstBase?.won],
  ["not_comparable", ({ cell }) => cell.againstBase?.reason],
  ["same_stack", ({ cell }) => cell.sameStack && stackWords(cell.sameStack.stack)],
  ["same_stack_difference", ({ cell }) => cell.sameStack?.pair.difference],
  ["same_stack_verdict", ({ cell }) => cell.sameStack?.pair.verdict],
  ["facts", ({ cell }) => cell.againstBase?.facts.map(({ fact }) => fact).join("; ")],
  ["marks", ({ cell }) => cell.marks.join("; ")],
  ["native", ({ cell }) => cell.native.native],
  ["latency_ms", ({ cell }) => cell.latencyMs],
  ["bytes", ({ cell }) => cell.bytes],
  ["front_latency", ({ cell }) => cell.frontLatency],
  ["front_bytes", ({ cell }) => cell.frontBytes],
  ["column", ({ cell }) => cell.column],
  ["cell", ({ cell }) => cell.key],
  ["run_id", ({ cell }) => cell.runId],
];

function linesOf(view: CompareView): Line[] {
  const evaluations = new Map(view.evaluations.map((one) => [one.key, one]));
  return view.rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell ? { row, cell, evaluation: evaluations.get(row.evaluation), view } : [])),
  );
}

/** One line a result, row by row. */
export function compareCsv(view: CompareView): string {
  return toCsv(...tableOf([...SHARED, ...CSV_ONLY], linesOf(view)));
}

/** One line a result, and below who wins over all rows. */
export function compareMarkdown(view: CompareView): string {
  const overall = view.overall.map(({ evaluation, winner }) => {
    const { model, metric } = view.evaluations.find(({ key }) => key === evaluation) ?? {};
    return [model, metric, winner.column, winner.reason];
  });
  const winners = toMarkdownTable(["model", "metric", "winner", "why none"], overall);
  return `${toMarkdownTable(...tableOf(SHARED, linesOf(view)))}\n${winners}`;
}
