import type { RawJudgement } from "@/lib/domain/changes/change";

/**
 * Key of what is likely one cause: judgements of one kind over which the same axes moved between the same versions.
 * Where nothing recorded moved they share only what was judged together.
 */
export function changeGroup(raw: Pick<RawJudgement, "kind" | "axes" | "family">): string {
  if (raw.axes.length === 0) return JSON.stringify([raw.kind, null, raw.family]);
  return JSON.stringify([raw.kind, raw.axes.map(({ axis, option, from, to }) => [axis, option, from, to])]);
}
