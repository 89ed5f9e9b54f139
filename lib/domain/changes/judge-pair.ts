import type {
  Comparability,
  Fact,
  JudgeInput,
  JudgementKind,
  Numbers,
  RawJudgement,
  Rule,
} from "@/lib/domain/changes/change";
import { comparability } from "@/lib/domain/changes/comparability";
import { familyKey } from "@/lib/domain/changes/family";
import { movedAxes } from "@/lib/domain/changes/moved-axes";
import { placementFacts } from "@/lib/domain/changes/placement-facts";
import { plainDifference, type Tested, testDifference } from "@/lib/domain/changes/test-difference";
import { reaches, usedThresholds } from "@/lib/domain/changes/thresholds";
import { type Entry, gapOf, isMeasured, sideOf } from "@/lib/domain/changes/timeline";

/** A rule that comes before every test, or `test` where the evidence decides. */
type Asked = { kind: JudgementKind; rule: "test" | "status" | "not-comparable" | "reference-moved" };

function sameOutput({ run: a }: Entry, { run: b }: Entry): boolean {
  return a.outputSha256 !== null && a.outputSha256 === b.outputSha256;
}

function beatsReference({ gap, difference, thresholds }: Numbers): boolean {
  if (gap.before === null || gap.after === null || difference === null || thresholds?.basis !== "catalogue")
    return false;
  return (
    !reaches(gap.before, thresholds.collapse) &&
    reaches(gap.after, thresholds.collapse) &&
    reaches(difference, thresholds.alarm)
  );
}

function ruleOf(asked: Asked["rule"], numbers: Numbers, isSameOutput: boolean): Rule {
  if (asked !== "test") return asked;
  if (isSameOutput) return "same-output";
  if (beatsReference(numbers)) return "beats-reference";
  return numbers.test ?? "value-only";
}

/** Canonical text of a judgement; two runs of one point are told apart by their ids. */
export function judgementText(cellKey: string, kind: JudgementKind, from: Entry, to: Entry): string {
  const ends = from.pointKey === to.pointKey ? [from.run.id, to.run.id] : [];
  return JSON.stringify([cellKey, kind, from.pointKey, to.pointKey, ...ends]);
}

function factsOf(from: Entry, to: Entry, comparable: Comparability, numbers: Numbers, found: Tested): Fact[] {
  const facts: Fact[] = comparable.ok && comparable.assumed ? [{ fact: "artifact-assumed" }] : [];
  facts.push(...found.facts, ...placementFacts(from.run.npuShare, to.run.npuShare));
  if (sameOutput(from, to) && numbers.difference !== null && numbers.difference !== 0) {
    facts.push({ fact: "same-output-other-value" });
  }
  return facts;
}

/** Two runs of a series held against each other; where a change began and ended is not told yet. */
export function judgePair(from: Entry, to: Entry, input: JudgeInput, asked: Asked): RawJudgement {
  const { direction } = input.metric;
  const comparable = comparability(from.run, to.run);
  const isSame = sameOutput(from, to);
  const measured = isMeasured(from) && isMeasured(to);
  const compare = asked.rule === "test" && measured && !isSame ? testDifference : plainDifference;
  const found = compare(from.run, to.run, input);
  const { facts: _, ...test } = found;
  const numbers: Numbers = {
    ...test,
    n: input.samples,
    thresholds: usedThresholds(input.metric, to.run.reference?.value ?? null, from.run.value),
    gap: { before: gapOf(from, direction), after: gapOf(to, direction) },
  };
  if (asked.rule === "not-comparable") numbers.difference = null;
  return {
    id: judgementText(input.cellKey, asked.kind, from, to),
    cellKey: input.cellKey,
    kind: asked.kind,
    family: familyKey(to.run.family, asked.kind),
    from: sideOf(from),
    to: sideOf(to),
    comparable,
    axes: movedAxes(from.run.stack, to.run.stack),
    rule: ruleOf(asked.rule, numbers, isSame),
    numbers,
    facts: factsOf(from, to, comparable, numbers, found),
    baseline: null,
    order: { from: from.order, to: to.order },
    lastGood: null,
    firstBad: null,
    recovered: null,
    untested: [],
    bisect: null,
  };
}
