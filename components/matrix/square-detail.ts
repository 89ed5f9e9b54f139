import { formatInstant } from "@/components/format/instants";
import type { Locale } from "@/components/locale/locales";
import type { Face } from "@/components/matrix/face";
import type { GridFacts, PlacedSquare, SquareFacts } from "@/components/matrix/facts";
import { boundsOf } from "@/components/matrix/figure-text";
import { fill } from "@/components/matrix/fill";
import { sidesOf } from "@/components/matrix/make-change-face";
import type { FaceContext } from "@/components/matrix/make-face";
import { marksIn } from "@/components/matrix/marks";

type Context = FaceContext & { locale: Locale; stacks: GridFacts["stacks"] };

function sidesText(facts: SquareFacts, context: FaceContext): string | null {
  const { diff } = context.grid;
  if (diff === null || facts.diff === undefined) return null;
  const { a: before, b: after } = sidesOf(facts, context);
  return fill(context.words.sides, { a: diff.a ?? "?", b: diff.b ?? "?", before, after });
}

/** What is known of a square beyond its name, for a tooltip; made when it is wanted. */
export function squareDetail({ facts, squares, run }: PlacedSquare, face: Face, context: Context): string {
  const { grid, formats, words, locale, stacks } = context;
  if (facts === null) return face.text;
  const unit = grid.metrics[facts.metric]?.unit ?? "";
  const value = (figure: number) => formats.text(formats.value(figure, unit));
  const delta = (figure: number) => formats.text(formats.delta(figure, unit));
  const between = (template: string, bounds: { low: number; high: number } | null, text: (figure: number) => string) =>
    bounds && fill(template, { low: text(bounds.low), high: text(bounds.high) });
  const said = facts.value !== undefined && facts.last ? fill(words.last, { value: value(facts.value) }) : null;
  return [
    face.text,
    facts.reason,
    facts.delta !== undefined && facts.reference !== undefined
      ? fill(words.against, { delta: delta(facts.delta), reference: value(facts.reference) })
      : null,
    between(words.deltaInterval, boundsOf(facts.deltaLow, facts.deltaHigh), delta),
    said ?? (facts.value === undefined ? null : value(facts.value)),
    between(words.interval, boundsOf(facts.low, facts.high), value),
    facts.n === undefined ? words.nUnknown : fill(words.n, { count: formats.count(facts.n) }),
    sidesText(facts, context),
    facts.diff?.reason ? words.incomparable[facts.diff.reason] : null,
    facts.diff?.delta === undefined ? null : facts.diff.paired ? words.paired : words.unpaired,
    facts.npu === undefined ? null : fill(words.npu, { share: formats.share(facts.npu) }),
    ...marksIn(facts.marks ?? 0)
      .filter((mark) => mark !== "no-n")
      .map((mark) => words.mark[mark]),
    squares > 1 ? fill(words.worstOfSquares, { count: formats.count(run) }) : null,
    facts.count === undefined ? null : fill(words.worstOf, { count: formats.count(facts.count) }),
    facts.stack === undefined ? null : stacks[facts.stack],
    formatInstant(locale, facts.at * 1000),
  ]
    .filter(Boolean)
    .join(words.separator);
}
