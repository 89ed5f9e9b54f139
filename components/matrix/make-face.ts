import type { useTranslations } from "next-intl";
import type { Figure } from "@/components/format/numbers";
import type { Formats } from "@/components/format/use-formats";
import type { Face, FaceState } from "@/components/matrix/face";
import { signsOf } from "@/components/matrix/marks";
import { toneOf } from "@/components/matrix/tone";
import type { Cell, CellMark, Mode, Square } from "@/lib/domain/matrix";

export type FaceContext = {
  mode: Mode;
  formats: Formats;
  t: ReturnType<typeof useTranslations<"matrix">>;
  /** Marks that the page says once for all squares. */
  said: readonly CellMark[];
};

function stateOf(cell: Cell): FaceState {
  if (cell.status === "unsupported") return "unsupported";
  if (cell.status !== "ok") return "failed";
  if (cell.targetKind === "reference") return "reference";
  return cell.stale ? "stale" : "measured";
}

/**
 * Whether an interval stands beside the value. That of repeats does not: it speaks of other runs on the same samples,
 * and would be read as one of samples; it is said in words.
 */
export function showsInterval({ value, interval }: Cell): boolean {
  return value !== null && interval !== null && interval.method !== "student-t";
}

/** The longer arm of a value's interval as "±2.8"; null where none is shown. */
function reachOf(cell: Cell, formats: Formats): string | null {
  const { value, interval, unit } = cell;
  if (value === null || interval === null || !showsInterval(cell)) return null;
  return `±${formats.size(Math.max(interval.high - value, value - interval.low), unit).number}`;
}

/** The figures of a cell as texts; null where there is none. */
function figuresOf(cell: Cell, { formats, t }: FaceContext) {
  return {
    value: cell.value === null ? null : formats.value(cell.value, cell.unit),
    delta: cell.delta === null ? null : formats.delta(cell.delta, cell.unit),
    reference: cell.reference === null ? null : formats.text(formats.value(cell.reference.value, cell.unit)),
    reach: reachOf(cell, formats),
    n: cell.samples === null ? t("nUnknown") : t("n", { count: formats.count(cell.samples) }),
  };
}

type Figures = ReturnType<typeof figuresOf>;

function mainOf(cell: Cell, state: FaceState, figures: Figures, { mode, formats, t }: FaceContext) {
  if (state === "failed") return { number: cell.status === "timeout" ? t("timedOut") : t("state.failed"), unit: "" };
  if (state === "unsupported") return { number: t("state.unsupported"), unit: "" };
  if (mode === "n") return { number: cell.samples === null ? t("nUnknown") : formats.count(cell.samples), unit: "" };
  const figure = mode === "delta" ? (figures.delta ?? figures.value) : figures.value;
  return figure ?? { number: t("noValue"), unit: "" };
}

function subOf(cell: Cell, count: number, state: FaceState, figures: Figures, context: FaceContext): string | null {
  const { mode, formats, t } = context;
  const short = (figure: Figure | null) => figure && `${figure.number}${shortUnit(figure.unit)}`;
  const value = short(figures.value);
  const first = count > 1 ? t("oneOf", { count: formats.count(count) }) : null;
  if (state === "failed" || state === "unsupported")
    return [first, value && cell.valueIsLast ? t("last", { value }) : null].filter(Boolean).join(" · ") || null;
  if (mode === "delta" && figures.delta === null)
    return first ?? (state === "reference" ? t("state.reference") : t("noReference"));
  if (first !== null) return [first, mode === "value" ? short(figures.delta) : value].filter(Boolean).join(" · ");
  return aloneOf(mode, { value, delta: short(figures.delta), reach: figures.reach, n: figures.n });
}

/** The small line of a square that is one cell: what the large one does not say, the interval before n. */
function aloneOf(
  mode: Mode,
  { value, delta, reach, n }: { value: string | null; delta: string | null; reach: string | null; n: string },
): string {
  if (mode === "value") return [reach ?? delta, n].filter(Boolean).join(" · ");
  const ranged = [value, reach].filter(Boolean).join(" ");
  return [ranged, mode === "delta" && reach === null ? n : null].filter(Boolean).join(" · ");
}

/** How sure the value is, in words; empty where nobody can say. */
function evidenceOf({ interval, smallestDrop, unit }: Cell, { formats, t }: FaceContext): string[] {
  const words: string[] = [];
  if (interval) {
    const [low, high] = [interval.low, interval.high].map((bound) => formats.text(formats.value(bound, unit)));
    const bounds = { low: low ?? "", high: high ?? "" };
    words.push(interval.method === "student-t" ? t("intervalOfRepeats", bounds) : t("interval", bounds));
  }
  if (smallestDrop) {
    const drop = formats.text(formats.size(smallestDrop.drop, unit));
    words.push(t(`smallestDrop.${smallestDrop.basis}`, { drop }));
  }
  return words;
}

function textOf(cell: Cell, count: number, state: FaceState, figures: Figures, context: FaceContext): string {
  const { formats, t } = context;
  const value = figures.value && formats.text(figures.value);
  const version = [cell.qairt && `QAIRT ${cell.qairt}`, cell.onnxruntime && `ONNX Runtime ${cell.onnxruntime}`];
  return [
    cell.status === "timeout" ? t("timedOut") : t(`state.${state}`),
    cell.reason && cell.status !== "ok" ? cell.reason : null,
    figures.delta && figures.reference
      ? t("against", { delta: formats.text(figures.delta), reference: figures.reference })
      : null,
    value && (cell.valueIsLast ? t("last", { value }) : value),
    figures.n,
    ...evidenceOf(cell, context),
    ...cell.marks.filter((mark) => mark !== "no-n").map((mark) => t(`mark.${mark}`)),
    count > 1 ? t("worstOf", { count: formats.count(count) }) : null,
    cell.path,
    ...version,
    formats.instant(cell.measuredAt),
  ]
    .filter(Boolean)
    .join(t("separator"));
}

/** Longer units do not fit into a square; they stand in its text and above the table. */
const UNIT_SHOWN = 4;

const shortUnit = (unit: string) => (unit.length > UNIT_SHOWN ? "" : unit);

/** Says what a square shows, in the reader's language. */
export function makeFace(square: Square, context: FaceContext): Face {
  const { cell, count, href } = square;
  const { t } = context;
  if (cell === null) {
    const word = t("state.untested");
    return { state: "untested", tone: null, main: word, unit: "", sub: null, signs: [], href: null, text: word };
  }
  const state = stateOf(cell);
  const figures = figuresOf(cell, context);
  const main = mainOf(cell, state, figures, context);
  const toned = (state === "measured" || state === "stale") && cell.delta !== null;
  return {
    state,
    tone: toned && cell.delta !== null ? toneOf(cell.delta, cell.unit, cell.reference?.value ?? null) : null,
    main: main.number,
    unit: shortUnit(main.unit),
    sub: subOf(cell, count, state, figures, context),
    signs: signsOf(cell.marks, context.said),
    ...(square.alarms > 0 ? { alarm: true as const } : {}),
    ...(square.issues.length > 0 ? { notes: square.issues.join(",") } : {}),
    href,
    text: [
      textOf(cell, count, state, figures, context),
      ...(square.alarms > 0 ? [t("alarm", { count: square.alarms })] : []),
      ...square.issues.map((number) => t("knownIssue", { number })),
    ].join(t("separator")),
  };
}
