import type { JudgeInput, RawJudgement } from "@/lib/domain/changes/change";
import { comparability, referenceMoved } from "@/lib/domain/changes/comparability";
import { withExtent } from "@/lib/domain/changes/extent";
import { judgePair } from "@/lib/domain/changes/judge-pair";
import { type Entry, isMeasured } from "@/lib/domain/changes/timeline";

function statusStep(earlier: readonly Entry[], to: Entry, timeline: readonly Entry[], input: JudgeInput) {
  const from = earlier.at(-1);
  if (!from || isMeasured(from) === isMeasured(to)) return [];
  const rule = comparability(from.run, to.run).ok ? "status" : "not-comparable";
  return [withExtent(judgePair(from, to, input, { kind: "step", rule }), [from, to], timeline, input)];
}

function valueStep(earlier: readonly Entry[], to: Entry, timeline: readonly Entry[], input: JudgeInput) {
  if (!isMeasured(to)) return [];
  const from = earlier.findLast((entry) => isMeasured(entry) && comparability(entry.run, to.run).ok);
  if (!from) {
    const other = earlier.findLast(isMeasured);
    return other ? [judgePair(other, to, input, { kind: "step", rule: "not-comparable" })] : [];
  }
  const moved = referenceMoved(from.run.reference, to.run.reference);
  const judgements: RawJudgement[] = [];
  if (moved) judgements.push(judgePair(from, to, input, { kind: "reference", rule: "reference-moved" }));
  // One known artefact: the model is the same whatever became of its reference.
  if (!moved || to.run.quantizedSha256 !== null) {
    const raw = judgePair(from, to, input, { kind: "step", rule: "test" });
    judgements.push(withExtent(raw, [from, to], timeline, input));
  }
  return judgements;
}

/**
 * Every step of a series: each point, by the run that speaks for it, against the last comparable measured point before
 * it, and each newer run of a point against the last one there. Where results stop or begin again that is a step too.
 */
export function judgeSteps(timeline: readonly Entry[], input: JudgeInput): RawJudgement[] {
  const judgements: RawJudgement[] = [];
  const judge = (earlier: readonly Entry[], to: Entry) => {
    if (earlier.length === 0 || input.settled?.(to.run.id)) return;
    judgements.push(...statusStep(earlier, to, timeline, input), ...valueStep(earlier, to, timeline, input));
  };
  const speakers: Entry[] = [];
  let here: Entry[] = [];
  for (const to of timeline) {
    if (here[0]?.pointKey !== to.pointKey) here = [];
    judge(here, to);
    here.push(to);
    if (!to.speaks) continue;
    judge(speakers, to);
    speakers.push(to);
  }
  return judgements;
}
