import type { JudgeInput, RawJudgement } from "@/lib/domain/changes/change";
import { judgeBaseline } from "@/lib/domain/changes/judge-baseline";
import { judgeDrift } from "@/lib/domain/changes/judge-drift";
import { judgeSteps } from "@/lib/domain/changes/judge-steps";
import { timelineOf } from "@/lib/domain/changes/timeline";

/**
 * Everything that can be said of one cell's history before its families are known: steps and moved references in
 * series order, then the distance to the baseline, then a drift. Verdicts: `familyCutoff`, then `verdictOf`.
 */
export function judgeSeries(input: JudgeInput): RawJudgement[] {
  const timeline = timelineOf(input.runs);
  return [...judgeSteps(timeline, input), ...judgeBaseline(timeline, input), ...judgeDrift(timeline, input)];
}
