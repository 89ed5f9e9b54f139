import { evidenceOf } from "@/lib/domain/budget";
import type { Cell, CellMark, Mode, RunStatus } from "@/lib/domain/matrix";
import type { AnswerSquare } from "@/lib/domain/matrix-answer";
import type { DiffSide, SquareDiff } from "@/lib/domain/matrix-diff";
import { differenceText, valueText } from "@/lib/services/figure-text";

/** A square as one line of English, for tables that leave the page. */

/** Signs behind a figure, and what they mean; other marks are said in words where they matter. */
export const MARKS_IN_TEXT: Partial<Record<CellMark, { sign: string; words: string }>> = {
  "cpu-fallback": { sign: "C", words: "part of it ran on the CPU" },
  "placement-unknown": { sign: "P?", words: "not known which processor ran it" },
  simulated: { sign: "S", words: "simulated" },
  emulated: { sign: "E", words: "emulated number format" },
  sample: { sign: "ex", words: "sample data" },
  unverified: { sign: "!", words: "reported without evidence" },
  "reference-assumed": { sign: "≈", words: "reference assumed to be of the same float model (hash unknown)" },
};
/** Behind a delta whose interval includes zero, and behind one that has none. */
export const EVIDENCE_IN_TEXT = {
  weak: { sign: "~", words: "the interval of the delta includes zero: not shown to differ" },
  none: { sign: "?", words: "no interval: neither counts, an error nor repeats support one" },
} as const;
/** Behind a square under which an open change stands. */
export const ALARM_IN_TEXT = { sign: "↓", words: "got worse, and nobody has dealt with it yet" };
/** Verdicts on a budget, as they stand behind a figure. */
export const BUDGET_IN_TEXT = [
  { sign: "within", words: "the whole interval of the delta lies within the budget" },
  { sign: "outside", words: "the whole interval lies beyond the budget" },
  { sign: "inconclusive", words: "the interval reaches across the budget, or there is none" },
  { sign: "inconclusive, beyond", words: "inconclusive, and the figure itself lies beyond the budget" },
] as const;

const plain = (text: string) => text;
const DAY = 86_400_000;

const figure = (cell: Cell, value: number | null) => (value === null ? null : valueText(value, cell.unit, plain));

const statusWord = (status: RunStatus) => (status === "timeout" ? "timed out" : status);

function withoutResult(cell: Cell): string {
  const word = statusWord(cell.status);
  return cell.valueIsLast && cell.value !== null ? `${word} (last ${figure(cell, cell.value)})` : word;
}

function deltaText(cell: Cell): string {
  if (cell.delta === null) return figure(cell, cell.value) ?? "no value";
  const evidence = evidenceOf(cell);
  const sign = evidence === "shown" ? "" : ` ${EVIDENCE_IN_TEXT[evidence].sign}`;
  return `${differenceText(cell.delta, cell.unit, plain)}${sign}`;
}

function figureText(cell: Cell, mode: Mode, now: number | null): string {
  switch (mode) {
    case "delta":
      return deltaText(cell);
    case "value":
      return figure(cell, cell.value) ?? "no value";
    case "n":
      return cell.samples === null ? "n unknown" : `n ${cell.samples}`;
    case "age":
      return now === null ? "" : `${Math.max(0, Math.floor((now - cell.measuredAt) / DAY))} d`;
    case "npu":
      return cell.npuShare === null ? "unknown" : `${Math.floor(cell.npuShare * 100)} %`;
  }
}

/** What changed from A to B, with both values; where nothing can be subtracted, what came of B first. */
function changeText({ a, b, delta, significant, reason }: SquareDiff, cell: Cell): string {
  const side = (one: DiffSide) => figure(cell, one.value) ?? statusWord(one.status);
  if (!a || !b) return `only ${a ? "A" : "B"}: ${side((a ?? b) as DiffSide)}`;
  const values = `${side(a)} → ${side(b)}`;
  if (delta === null) {
    const isBroken = a.status !== "ok" || b.status !== "ok";
    return isBroken ? `${side(b)} (${values})` : `not comparable (${reason ?? "not measured"}): ${values}`;
  }
  const sign =
    significant === null ? ` ${EVIDENCE_IN_TEXT.none.sign}` : significant ? "" : ` ${EVIDENCE_IN_TEXT.weak.sign}`;
  return `${differenceText(delta, cell.unit, plain)}${sign} (${values})`;
}

/** @param now epoch milliseconds that ages are counted to; null leaves them out */
export function squareText(
  { cell, count, diff, budget, issues, alarms }: AnswerSquare,
  mode: Mode,
  now: number | null,
): string {
  if (!cell) return "untested";
  const main =
    diff !== null && mode === "delta"
      ? changeText(diff, cell)
      : cell.status === "ok"
        ? figureText(cell, mode, now)
        : withoutResult(cell);
  const signs = cell.marks.flatMap((mark) => MARKS_IN_TEXT[mark]?.sign ?? []);
  return [
    main,
    ...signs,
    ...(cell.stale ? ["stale"] : []),
    ...(budget ? [budget.verdict === "inconclusive" && budget.beyond ? "inconclusive, beyond" : budget.verdict] : []),
    ...(count > 1 ? [`worst of ${count}`] : []),
    ...(alarms > 0 ? [ALARM_IN_TEXT.sign] : []),
    ...issues.map((number) => `[${number}]`),
  ].join(" · ");
}
