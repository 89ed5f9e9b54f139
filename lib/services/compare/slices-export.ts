import { toCsv } from "@/lib/contract/csv";
import { toMarkdownTable } from "@/lib/contract/markdown-table";
import { type Column, tableOf } from "@/lib/contract/table";
import type { Evaluation } from "@/lib/domain/matrix";
import type { SliceEnd, SliceMatch, SlicesView } from "@/lib/domain/slices-view";
import { EVALUATION_COLUMNS } from "@/lib/services/compare/evaluation-columns";

type Line = { match: SliceMatch; evaluation: Evaluation | undefined };
type Columns = readonly Column<Line>[];

const sideColumns = (name: "a" | "b"): Columns => [
  [`${name}_target`, ({ match }) => match[name].chip ?? match[name].targetKind],
  [`${name}_path`, ({ match }) => match[name].path],
  [`${name}_scheme`, ({ match }) => match[name].scheme],
  [`${name}_value`, ({ match }) => match[name].value],
];

const SHARED: Columns = [
  ...EVALUATION_COLUMNS,
  ...sideColumns("a"),
  ...sideColumns("b"),
  ["difference", ({ match }) => match.pair.difference],
  ["low", ({ match }) => match.pair.interval?.low],
  ["high", ({ match }) => match.pair.interval?.high],
  ["verdict", ({ match }) => match.pair.verdict],
  ["p", ({ match }) => match.pair.p],
];

const versions = ({ stack }: SliceEnd) =>
  [stack.qairt && `qairt ${stack.qairt}`, stack.onnxruntime && `onnxruntime ${stack.onnxruntime}`, stack.runtime]
    .filter(Boolean)
    .join("; ");

const CSV_ONLY: Columns = [
  ["test", ({ match }) => match.pair.test],
  ["lost", ({ match }) => match.pair.lost],
  ["won", ({ match }) => match.pair.won],
  ["not_comparable", ({ match }) => match.pair.reason],
  ["facts", ({ match }) => match.pair.facts.map(({ fact }) => fact).join("; ")],
  ["a_versions", ({ match }) => versions(match.a)],
  ["b_versions", ({ match }) => versions(match.b)],
  ["a_run", ({ match }) => match.a.runId],
  ["b_run", ({ match }) => match.b.runId],
];

function linesOf(view: SlicesView): Line[] {
  const evaluations = new Map(view.evaluations.map((one) => [one.key, one]));
  return view.matches.map((match) => ({ match, evaluation: evaluations.get(match.evaluation) }));
}

/** One line a match, worst of B first. */
export function slicesCsv(view: SlicesView): string {
  return toCsv(...tableOf([...SHARED, ...CSV_ONLY], linesOf(view)));
}

/** What the environments differ in, then one line a match. */
export function slicesMarkdown(view: SlicesView): string {
  const { differences, cells } = view.environment;
  const environment = differences.map(({ axis, option, from, to, cells: of }) => [
    option ?? axis,
    from,
    to,
    `${of}/${cells}`,
  ]);
  const head = toMarkdownTable(["environment", "A", "B", "results"], environment);
  return `${head}\n${toMarkdownTable(...tableOf(SHARED, linesOf(view)))}`;
}
