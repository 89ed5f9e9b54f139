import type { NumberFormats } from "@/components/format/numbers";
import { shortVersions } from "@/components/format/versions";
import type { Face } from "@/components/matrix/face";
import type { DiffFacts, SquareFacts } from "@/components/matrix/facts";
import { shortText, shortUnit } from "@/components/matrix/figure-text";
import { fill } from "@/components/matrix/fill";
import type { FaceContext } from "@/components/matrix/make-face";
import type { SquareWords } from "@/components/matrix/square-words";
import { toneOf } from "@/components/matrix/tone";
import type { DiffFilter } from "@/lib/domain/matrix-diff";

type Change = Pick<Face, "state" | "tone" | "main" | "unit" | "sub"> & Partial<Pick<Face, "evidence">>;

const evidenceOf = ({ significant }: DiffFacts) =>
  significant === undefined ? ("none" as const) : significant ? ("shown" as const) : ("weak" as const);

function statusWord(status: NonNullable<DiffFacts["aStatus"]>, words: SquareWords): string {
  return status === "timeout" ? words.timedOut : words.state[status];
}

type Shown = { main: string; unit: string };

/** What came of one version, a figure or the word of why there is none; null where it was not run. */
function sideOf(
  diff: DiffFacts,
  side: "a" | "b",
  unit: string,
  { formats, words }: { formats: NumberFormats; words: SquareWords },
): Shown | null {
  const [value, status] = side === "a" ? [diff.a, diff.aStatus] : [diff.b, diff.bStatus];
  if (status !== undefined) return { main: statusWord(status, words), unit: "" };
  if (value === undefined) return null;
  const figure = formats.value(value, unit);
  return { main: figure.number, unit: shortUnit(figure.unit) };
}

/** Both versions as texts, for words that name them. */
export function sidesOf(facts: SquareFacts, context: FaceContext): { a: string; b: string } {
  const unit = context.grid.metrics[facts.metric]?.unit ?? "";
  const text = (side: "a" | "b") => {
    const shown = facts.diff ? sideOf(facts.diff, side, unit, context) : null;
    return shown === null ? context.words.state.untested : `${shown.main}${shown.unit}`;
  };
  return { a: text("a"), b: text("b") };
}

/** The small line of a square without a change: which version it is of, or what came of the other. */
function besides(diff: DiffFacts, filter: DiffFilter, before: Shown | null, words: SquareWords): string | null {
  if (diff.only !== undefined) {
    const { from, to } = shortVersions(filter.a, filter.b);
    return fill(words.only, { version: (diff.only === "a" ? from : to) ?? "?" });
  }
  if (diff.aStatus !== undefined && diff.aStatus === diff.bStatus) return words.inBoth;
  return before && fill(words.before, { result: `${before.main}${before.unit}` });
}

/** Versions that nothing was subtracted of: one was not run or has no result, or they cannot be held against each other. */
function apart(facts: SquareFacts, diff: DiffFacts, filter: DiffFilter, context: FaceContext): Change {
  const { words } = context;
  const unit = context.grid.metrics[facts.metric]?.unit ?? "";
  const before = sideOf(diff, "a", unit, context);
  const shown = diff.only === "a" ? before : sideOf(diff, "b", unit, context);
  const bare = { tone: null, evidence: undefined };
  const isBroken = (diff.only === "a" ? diff.aStatus : diff.bStatus) !== undefined;
  if (shown === null || (!isBroken && diff.only === undefined && diff.aStatus === undefined))
    return {
      ...bare,
      state: "incomparable",
      main: words.state.incomparable,
      unit: "",
      sub: pairOf(diff, unit, context),
    };
  const state = isBroken ? facts.state : "incomparable";
  return { ...bare, state, ...shown, sub: besides(diff, filter, before, words) };
}

/** `72.1 → 69.4 %`; null unless both sides have a value. */
function pairOf({ a, b }: DiffFacts, unit: string, { formats }: FaceContext): string | null {
  if (a === undefined || b === undefined) return null;
  return `${formats.value(a, unit).number} → ${shortText(formats.value(b, unit))}`;
}

/** What a square says of two versions: the change large, both values beneath. */
export function changeFace(facts: SquareFacts, filter: DiffFilter, context: FaceContext): Change {
  const diff = facts.diff ?? { only: "b" as const };
  const unit = context.grid.metrics[facts.metric]?.unit ?? "";
  if (diff.delta === undefined) return apart(facts, diff, filter, context);
  const figure = context.formats.delta(diff.delta, unit);
  return {
    state: "measured",
    tone: toneOf(diff.delta, unit, diff.a ?? facts.reference ?? null),
    evidence: evidenceOf(diff),
    main: figure.number,
    unit: shortUnit(figure.unit),
    sub: pairOf(diff, unit, context),
  };
}
