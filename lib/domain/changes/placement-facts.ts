import type { Fact } from "@/lib/domain/changes/change";
import { MIN_NPU_SHARE } from "@/lib/domain/settle-cell";

/** What the shares of nodes on the NPU say of two results: low on a side, or different. Unknown shares say nothing. */
export function placementFacts(before: number | null, after: number | null): Fact[] {
  const facts: Fact[] = [];
  for (const [side, share] of [
    ["from", before],
    ["to", after],
  ] as const) {
    if (share !== null && share < MIN_NPU_SHARE) facts.push({ fact: "low-npu-share", side, share });
  }
  if (before !== null && after !== null && before !== after) {
    facts.push({ fact: "placement-differs", from: before, to: after });
  }
  return facts;
}
