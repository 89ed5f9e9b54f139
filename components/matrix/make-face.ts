import type { Figure, NumberFormats } from "@/components/format/numbers";
import type { Face, FaceBudget } from "@/components/matrix/face";
import { visibleWords } from "@/components/matrix/face";
import type { GridFacts, PlacedSquare, SquareFacts } from "@/components/matrix/facts";
import { boundsOf, shortText, shortUnit } from "@/components/matrix/figure-text";
import { fill } from "@/components/matrix/fill";
import { changeFace } from "@/components/matrix/make-change-face";
import { marksIn, signsOf } from "@/components/matrix/marks";
import type { SquareWords } from "@/components/matrix/square-words";
import { stepOf } from "@/components/matrix/step";
import { toneOf } from "@/components/matrix/tone";
import { budgetVerdict, type Evidence, evidenceOf } from "@/lib/domain/budget";
import type { CellMark, Mode } from "@/lib/domain/matrix";

export type FaceContext = {
  mode: Mode;
  /** Largest drop that is accepted, as the layout has it. */
  budget: number | null;
  grid: Pick<GridFacts, "metrics" | "said" | "now" | "diff">;
  formats: NumberFormats;
  words: SquareWords;
};

const DAY = 24 * 60 * 60;
const DAYS_A_MONTH = 30.44;
const DAYS_A_YEAR = 365.25;

/** The figures of a square as texts; null where there is none. */
function figuresOf(facts: SquareFacts, { grid, formats, words }: FaceContext) {
  const unit = grid.metrics[facts.metric]?.unit ?? "";
  const { value, delta, low, high, n } = facts;
  const reach =
    value === undefined || low === undefined || high === undefined
      ? null
      : `±${formats.size(Math.max(high - value, value - low), unit).number}`;
  return {
    unit,
    value: value === undefined ? null : formats.value(value, unit),
    delta: delta === undefined ? null : formats.delta(delta, unit),
    reach,
    n: n === undefined ? words.nUnknown : fill(words.n, { count: formats.count(n) }),
  };
}

type Figures = ReturnType<typeof figuresOf>;

/** Days since a result was measured; never before it. */
export function daysSince(at: number, now: number): number {
  return Math.max(0, (now - at) / DAY);
}

function ageText(days: number, words: SquareWords): string {
  if (days < 1) return words.today;
  if (days < 2 * DAYS_A_MONTH) return fill(words.days, { count: Math.floor(days) });
  if (days < 2 * DAYS_A_YEAR) return fill(words.months, { count: Math.floor(days / DAYS_A_MONTH) });
  return fill(words.years, { count: Math.floor(days / DAYS_A_YEAR) });
}

function mainOf(facts: SquareFacts, figures: Figures, { mode, grid, formats, words }: FaceContext): Figure {
  const word = (number: string): Figure => ({ number, unit: "" });
  if (facts.state === "failed") return word(facts.timedOut ? words.timedOut : words.state.failed);
  if (facts.state === "unsupported") return word(words.state.unsupported);
  if (mode === "n") return word(facts.n === undefined ? words.nUnknown : formats.count(facts.n));
  if (mode === "age") return word(ageText(daysSince(facts.at, grid.now), words));
  if (mode === "npu") return word(facts.npu === undefined ? words.npuUnknown : formats.share(facts.npu));
  const figure = mode === "delta" ? (figures.delta ?? figures.value) : figures.value;
  return figure ?? word(words.noValue);
}

const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join(" · ") || null;

/** The small line: what the large one does not say, the interval before n. */
function subOf(square: PlacedSquare, facts: SquareFacts, figures: Figures, context: FaceContext): string | null {
  const { mode, words } = context;
  const [value, delta] = [figures.value && shortText(figures.value), figures.delta && shortText(figures.delta)];
  const several = severalOf(square, facts, context);
  if (facts.state === "failed" || facts.state === "unsupported")
    return joined(several, value && facts.last ? fill(words.last, { value }) : null);
  if (mode === "delta" && delta === null)
    return several ?? (facts.state === "reference" ? words.state.reference : words.noReference);
  if (square.squares > 1) return several;
  if (several !== null) return joined(several, mode === "value" ? delta : value);
  return aloneOf(mode, { value, delta, reach: figures.reach, n: figures.n });
}

/** The small line of a square that is one cell. */
function aloneOf(
  mode: Mode,
  { value, delta, reach, n }: Record<"value" | "delta" | "reach", string | null> & { n: string },
): string | null {
  if (mode === "value") return joined(reach ?? delta, n);
  if (mode === "age" || mode === "npu") return joined(delta, value);
  const ranged = [value, reach].filter(Boolean).join(" ");
  return joined(ranged, mode === "delta" && reach === null ? n : null);
}

/** For how many a square speaks, when it is not one alone. */
function severalOf({ squares, run }: PlacedSquare, facts: SquareFacts, { formats, words }: FaceContext): string | null {
  if (squares > 1) return fill(words.worstOfSquares, { count: formats.count(run) });
  return facts.count === undefined ? null : fill(words.oneOf, { count: formats.count(facts.count) });
}

const STANDS = { outside: "outside", within: "within" } as const;

function budgetOf(facts: SquareFacts, unit: string, budget: number | null): FaceBudget | undefined {
  const { delta, low, high } = facts.diff ?? { delta: facts.delta, low: facts.deltaLow, high: facts.deltaHigh };
  const standing = budgetVerdict(delta ?? null, boundsOf(low, high), unit, budget);
  if (standing === null) return undefined;
  if (standing.verdict === "inconclusive") return standing.beyond ? "beyond" : "open";
  return STANDS[standing.verdict];
}

/** What colours a square: a drop or a gain with its evidence, or the strength of a figure that is neither. */
function lookOf(facts: SquareFacts, unit: string, { mode, budget, grid }: FaceContext): Partial<Face> {
  if (facts.state !== "measured" && facts.state !== "stale") return {};
  const standing = budgetOf(facts, unit, budget);
  const held = standing ? { budget: standing } : {};
  if (mode === "n") return { ...held, ...(facts.n === undefined ? {} : { step: stepOf("n", facts.n) }) };
  if (mode === "age") return { ...held, step: stepOf("age", daysSince(facts.at, grid.now)) };
  if (mode === "npu") return { ...held, ...(facts.npu === undefined ? {} : { step: stepOf("npu", facts.npu) }) };
  if (facts.delta === undefined) return held;
  return {
    ...held,
    tone: toneOf(facts.delta, unit, facts.reference ?? null),
    evidence: evidenceOf({ deltaInterval: boundsOf(facts.deltaLow, facts.deltaHigh) }),
  };
}

const evidenceWord = (evidence: Evidence | undefined, words: SquareWords) =>
  evidence === undefined || evidence === "shown" ? null : words.evidence[evidence];

/** Marks that change what a figure is, or whose it is. */
const TOLD: readonly CellMark[] = ["cpu-fallback", "simulated", "emulated", "sample", "unverified"];

/** What a screen reader hears after row and column: what is read on the square, its state, and what rides on it. */
function nameOf(face: Omit<Face, "text">, facts: SquareFacts, words: SquareWords): string {
  const state = facts.state === "failed" && facts.timedOut ? words.timedOut : words.state[face.state];
  return [
    visibleWords(face),
    face.main === state ? null : state,
    face.budget ? words.budget[face.budget] : null,
    evidenceWord(face.evidence, words),
    ...marksIn(facts.marks ?? 0)
      .filter((mark) => TOLD.includes(mark))
      .map((mark) => words.mark[mark]),
    facts.alarms === undefined
      ? null
      : facts.alarms === 1
        ? words.alarm
        : fill(words.alarms, { count: String(facts.alarms) }),
    ...(facts.issues ?? []).map((number) => fill(words.knownIssue, { number })),
  ]
    .filter(Boolean)
    .join(words.separator);
}

/** What of a face needs no words: enough to count squares and to explain their looks, at a tenth of its cost. */
export type Look = Pick<Face, "state" | "evidence" | "budget" | "signs" | "alarm">;

export function makeLook(square: PlacedSquare, context: FaceContext): Look {
  const { facts } = square;
  const { grid, mode } = context;
  if (facts === null) return { state: "untested", signs: [] };
  if (grid.diff && mode === "delta") return makeFace(square, context);
  return {
    state: facts.state,
    signs: signsOf(marksIn(facts.marks ?? 0), marksIn(grid.said)),
    ...lookOf(facts, grid.metrics[facts.metric]?.unit ?? "", context),
    ...(facts.alarms === undefined ? {} : { alarm: true as const }),
  };
}

/** Says what a square shows in a mode, in the reader's language. */
export function makeFace(square: PlacedSquare, context: FaceContext): Face {
  const { facts } = square;
  const { words, grid } = context;
  if (facts === null) {
    const word = words.state.untested;
    return { state: "untested", tone: null, main: word, unit: "", sub: null, signs: [], href: null, text: word };
  }
  const figures = figuresOf(facts, context);
  const changed = grid.diff && context.mode === "delta" ? changeFace(facts, grid.diff, context) : null;
  const main = mainOf(facts, figures, context);
  const face: Omit<Face, "text"> = {
    state: facts.state,
    tone: null,
    main: main.number,
    unit: shortUnit(main.unit),
    sub: subOf(square, facts, figures, context),
    signs: signsOf(marksIn(facts.marks ?? 0), marksIn(grid.said)),
    href: facts.href ?? null,
    ...lookOf(facts, figures.unit, context),
    ...(facts.alarms === undefined ? {} : { alarm: true as const }),
    ...(facts.issues === undefined ? {} : { notes: facts.issues.join(",") }),
    ...changed,
  };
  return { ...face, text: nameOf(face, facts, words) };
}
