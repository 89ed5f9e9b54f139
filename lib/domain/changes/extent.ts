import type { JudgeInput, RawJudgement } from "@/lib/domain/changes/change";
import { movedAxes } from "@/lib/domain/changes/moved-axes";
import { reaches } from "@/lib/domain/changes/thresholds";
import { type Entry, isMeasured, isOneSeries, nameOf } from "@/lib/domain/changes/timeline";
import { bisectingRun, untestedReleases } from "@/lib/domain/changes/untested";
import { delta } from "@/lib/domain/metric";

/** True when the judgement is of a drop that could alarm, or of a run that stopped. */
function isBad({ rule, to, numbers: { difference, thresholds } }: RawJudgement): boolean {
  if (rule === "status") return to.status !== "ok";
  if (rule === "not-comparable" || rule === "reference-moved" || rule === "same-output") return false;
  if (difference === null || !thresholds) return false;
  return reaches(-difference, thresholds.alarm) || rule === "beats-reference";
}

function isBack(good: Entry, later: Entry, raw: RawJudgement, input: JudgeInput): boolean {
  if (!isMeasured(later)) return false;
  if (raw.rule === "status") return true;
  if (!isMeasured(good) || !isOneSeries(good, later)) return false;
  const off = delta(later.run.value, good.run.value, input.metric.direction);
  const watch = raw.numbers.thresholds?.watch ?? 0;
  return raw.rule === "beats-reference" ? !reaches(off, watch) : !reaches(-off, watch);
}

/**
 * Adds where a drop began, where it ended, which releases in between nobody ran, and the run that would bisect.
 * @param ends last good and first bad entry
 * @param timeline of the whole cell
 */
export function withExtent(
  raw: RawJudgement,
  [good, bad]: readonly [Entry, Entry],
  timeline: readonly Entry[],
  input: JudgeInput,
): RawJudgement {
  if (!isBad(raw)) return raw;
  const axes = movedAxes(good.run.stack, bad.run.stack);
  const untested = untestedReleases(
    axes,
    [good.run.stack, bad.run.stack],
    timeline.map(({ run }) => run.stack),
  );
  const back = timeline.find(
    (entry) =>
      entry.order > bad.order && (entry.speaks || entry.pointKey === bad.pointKey) && isBack(good, entry, raw, input),
  );
  return {
    ...raw,
    lastGood: nameOf(good),
    firstBad: nameOf(bad),
    recovered: back ? nameOf(back) : null,
    untested,
    bisect: bisectingRun(axes, good.run.stack, untested),
  };
}
