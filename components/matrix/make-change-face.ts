import type { Face } from "@/components/matrix/face";
import type { DiffFacts, SquareFacts } from "@/components/matrix/facts";
import { shortUnit } from "@/components/matrix/figure-text";
import { fill } from "@/components/matrix/fill";
import type { FaceContext } from "@/components/matrix/make-face";
import { toneOf } from "@/components/matrix/tone";
import type { DiffFilter } from "@/lib/domain/matrix-diff";

type Change = Pick<Face, "state" | "tone" | "main" | "unit" | "sub"> & Partial<Pick<Face, "evidence" | "budget">>;

const evidenceOf = ({ significant }: DiffFacts) =>
  significant === undefined ? ("none" as const) : significant ? ("shown" as const) : ("weak" as const);

/** A side that stands alone, or one that failed beside one that did not: its value, and a word why nothing is compared. */
function apart(facts: SquareFacts, diff: DiffFacts, filter: DiffFilter, { grid, formats, words }: FaceContext): Change {
  const unit = grid.metrics[facts.metric]?.unit ?? "";
  const value = diff.b ?? diff.a;
  const figure = value === undefined ? null : formats.value(value, unit);
  const bare = { tone: null, evidence: undefined, budget: undefined };
  if (diff.broken !== undefined) {
    const version = diff.broken === "a" ? filter.a : filter.b;
    const main = { number: fill(words.brokenIn, { version: version ?? "?" }), unit: "" };
    const state = facts.state === "unsupported" ? "unsupported" : "failed";
    return { ...bare, state, main: main.number, unit: "", sub: figure && `${figure.number}${shortUnit(figure.unit)}` };
  }
  if (diff.only !== undefined && figure !== null)
    return {
      ...bare,
      state: "incomparable",
      main: figure.number,
      unit: shortUnit(figure.unit),
      sub: fill(words.only, { version: (diff.only === "a" ? filter.a : filter.b) ?? "?" }),
    };
  return { ...bare, state: "incomparable", main: words.state.incomparable, unit: "", sub: pairOf(diff, unit, formats) };
}

/** `72.1 → 69.4 %`; null unless both sides have a value. */
function pairOf({ a, b }: DiffFacts, unit: string, formats: FaceContext["formats"]): string | null {
  if (a === undefined || b === undefined) return null;
  const to = formats.value(b, unit);
  return `${formats.value(a, unit).number} → ${to.number}${shortUnit(to.unit)}`;
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
    budget: undefined,
    main: figure.number,
    unit: shortUnit(figure.unit),
    sub: pairOf(diff, unit, context.formats),
  };
}
