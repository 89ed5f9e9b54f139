import { markdownText, toMarkdownTable } from "@/lib/contract/markdown-table";
import type { Mode } from "@/lib/domain/matrix";
import type { AnswerLine, MatrixAnswer } from "@/lib/domain/matrix-answer";
import { issueTexts } from "@/lib/services/export-csv";
import {
  ALARM_IN_TEXT,
  BUDGET_IN_TEXT,
  EVIDENCE_IN_TEXT,
  MARKS_IN_TEXT,
  squareText,
} from "@/lib/services/matrix/square-text";

const MODES_IN_TEXT: Record<Mode, string> = {
  delta: "difference to the reference, negative is worse",
  value: "value",
  n: "samples",
  age: "age of the newest run in days",
  npu: "share of nodes on the NPU",
};

const AXES_IN_TEXT = { qairt: "QAIRT", onnxruntime: "ONNX Runtime" };

function heading({ id, label, detail, group, folded, count }: AnswerLine): string {
  if (folded) return `${id} (worst of ${count})`;
  // The label of a scheme leaves its method out; the id has it.
  const name = detail === null ? id : `${label} (${detail})`;
  return group === null || name.includes(group) ? name : `${group}: ${name}`;
}

/** What squares show: a mode, and between two versions what changed, or the mode's figure of one of them. */
function shownOf({ filter: { diff }, layout: { mode } }: MatrixAnswer): string[] {
  if (diff === null) return [`Shown: ${MODES_IN_TEXT[mode]}`];
  const versions = `from ${AXES_IN_TEXT[diff.axis]} ${diff.a ?? "unknown"} (A) to ${diff.b ?? "unknown"} (B)`;
  if (mode === "delta") return [`Shown: what changed ${versions}, negative is worse`];
  return [`Shown: ${MODES_IN_TEXT[mode]} under B, or A where B was not run`, `Compared: ${versions}`];
}

/** What is shown, in the order in which the page asks for it. */
function introduction(view: MatrixAnswer): string[] {
  const { filter, layout, evaluations, asOf, asOfTime, runs } = view;
  const [one] = evaluations.filter(({ key }) => key === filter.evaluation);
  const measured = one && [
    one.model,
    one.variant,
    one.dataset,
    one.split,
    one.metricName,
    `n ${one.samples ?? "unknown"}`,
  ];
  const lists = [filter.chips, filter.schemes, filter.paths, filter.targets].flat();
  const { diff } = filter;
  return [
    measured
      ? `Measured: ${measured.filter((part) => part !== null).join(", ")}`
      : `Models: ${filter.models.join(", ") || "all"}`,
    ...(lists.length > 0 ? [`Only: ${lists.join(", ")}`] : []),
    ...(filter.rowSet === null ? [] : [`Rows of the set ${filter.rowSet}`]),
    ...(filter.columnSet === null ? [] : [`Columns of the set ${filter.columnSet}`]),
    ...shownOf(view),
    ...(layout.budget === null
      ? []
      : [
          `Budget: a drop of ${layout.budget} (points for proportions, else the metric's unit)${diff ? " from A to B" : ""}`,
        ]),
    `As of sequence ${asOf}${asOfTime === null ? "" : ` (${new Date(asOfTime).toISOString()})`}, ${runs} runs`,
  ];
}

/** What signs of the table mean, those that it has. */
function legend(view: MatrixAnswer): string[] {
  const shown = view.grid.squares.flat();
  const marks = new Set(shown.flatMap(({ cell }) => cell?.marks ?? []));
  const told = Object.entries(MARKS_IN_TEXT).filter(([mark]) => marks.has(mark as keyof typeof MARKS_IN_TEXT));
  const text = shown.map((square) => squareText(square, view.layout.mode, view.asOfTime));
  const among = (parts: RegExp) => {
    const used = new Set(text.flatMap((one) => one.split(parts)));
    return ({ sign }: { sign: string }) => used.has(sign);
  };
  const evidence = Object.values(EVIDENCE_IN_TEXT).filter(among(/ (?:· )?/));
  const verdicts = BUDGET_IN_TEXT.filter(among(/ · /));
  const alarm = [ALARM_IN_TEXT].filter(among(/ · /));
  return [...evidence, ...verdicts, ...told.map(([, one]) => one), ...alarm].map(
    ({ sign, words }) => `${sign}: ${words}`,
  );
}

/** The matrix as it is seen: the table in its mode and order, with what is shown above it and what signs mean below. */
export function matrixMarkdown(view: MatrixAnswer): string {
  const { filter, grid, layout, knownIssues } = view;
  const columns = [`${filter.rows} \u00d7 ${filter.columns}`, ...grid.columns.map(heading)];
  const rows = grid.squares.map((line, at) => {
    const row = grid.rows[at];
    return [row ? heading(row) : "", ...line.map((square) => squareText(square, layout.mode, view.asOfTime))];
  });
  const items = (lines: readonly string[]) => lines.map((line) => `- ${markdownText(line)}\n`).join("");
  const notes = knownIssues.map((issue, at) => `[${at + 1}] ${issueTexts([issue])}`);
  const below = [...legend(view), ...notes];
  const coverage = Object.entries({ ...view.coverage, ...view.budgets })
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${state} ${count}`);
  return [
    items([...introduction(view), `Squares: ${coverage.join(", ") || "none"}`]),
    toMarkdownTable(columns, rows),
    ...(below.length > 0 ? [items(below)] : []),
  ].join("\n");
}
