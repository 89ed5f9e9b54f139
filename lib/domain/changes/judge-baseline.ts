import type { JudgeInput, RawJudgement } from "@/lib/domain/changes/change";
import { comparability, referenceMoved } from "@/lib/domain/changes/comparability";
import { withExtent } from "@/lib/domain/changes/extent";
import { judgementText, judgePair } from "@/lib/domain/changes/judge-pair";
import { reaches } from "@/lib/domain/changes/thresholds";
import { type Entry, isMeasured, isOneSeries, type MeasuredEntry } from "@/lib/domain/changes/timeline";
import { delta } from "@/lib/domain/metric";
import { newestFirst } from "@/lib/domain/series";

type Chosen = { entry: MeasuredEntry; why: "pinned" | "accepted" | "earliest" };

/** Of a pinned and an accepted run the newer one speaks; without either the earliest point of the same series. */
function chooseBaseline(timeline: readonly Entry[], newest: MeasuredEntry, input: JudgeInput): Chosen | null {
  const measured = timeline.filter(isMeasured);
  const chosen = measured
    .filter(({ run }) => run.id === input.pinnedRun || run.id === input.acceptedRun)
    .sort((a, b) => newestFirst(a.run, b.run))[0];
  if (chosen) return { entry: chosen, why: chosen.run.id === input.acceptedRun ? "accepted" : "pinned" };
  const earliest = measured.find((entry) => entry.speaks && isOneSeries(entry, newest));
  return earliest ? { entry: earliest, why: "earliest" } : null;
}

/** The last point within watch of the baseline, and the first one beyond it that has stayed there. */
function turningPoint(
  path: readonly MeasuredEntry[],
  watch: number,
  input: JudgeInput,
): readonly [Entry, Entry] | null {
  const base = path[0];
  if (!base) return null;
  const last = path.findLastIndex(
    ({ run }) => !reaches(-delta(run.value, base.run.value, input.metric.direction), watch),
  );
  const [good, bad] = [path[last], path[last + 1]];
  return good && bad ? [good, bad] : null;
}

/**
 * The newest point against the baseline; none while the newest failed, is the baseline, or is a step away from one that
 * nobody chose.
 */
export function judgeBaseline(timeline: readonly Entry[], input: JudgeInput): RawJudgement[] {
  const newest = timeline.at(-1);
  if (!newest || !isMeasured(newest)) return [];
  const baseline = chooseBaseline(timeline, newest, input);
  if (!baseline || baseline.entry.order >= newest.order) return [];
  const { entry, why } = baseline;
  const before = timeline.findLast(
    (other) => isMeasured(other) && other.speaks && other.order < newest.order && isOneSeries(other, newest),
  );
  if (why === "earliest" && before === entry) return [];
  const comparable = comparability(entry.run, newest.run);
  const moved = comparable.ok && comparable.assumed && referenceMoved(entry.run.reference, newest.run.reference);
  const rule = comparable.ok ? (moved ? "reference-moved" : "test") : "not-comparable";
  const raw = { ...judgePair(entry, newest, input, { kind: "baseline", rule }), baseline: why };
  const path = timeline
    .filter(isMeasured)
    .filter((point) => point === entry || (point.speaks && point.order > entry.order && isOneSeries(point, newest)));
  const ends = turningPoint(path, raw.numbers.thresholds?.watch ?? 0, input);
  if (!ends || rule !== "test") return [raw];
  const found = withExtent(raw, ends, timeline, input);
  // While a cell stays bad its judgement keeps its identity, whatever version is the newest.
  return [found.firstBad ? { ...found, id: judgementText(input.cellKey, "baseline", entry, ends[1]) } : found];
}
