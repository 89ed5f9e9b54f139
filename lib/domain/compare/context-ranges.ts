import type { ContextRange } from "@/lib/domain/compare-view";

/** What people quote of schemes. Context beside the results, never data: nothing here is measured by it. */
export const CONTEXT_RANGES: readonly ContextRange[] = [
  {
    id: "ptq-drop",
    method: "ptq",
    low: 0.02,
    high: 0.05,
    source: "quoted in Driftgrid's issue 6, without a publication",
  },
  { id: "qat-drop", method: "qat", low: 0, high: 0.01, source: "quoted in Driftgrid's issue 6, without a publication" },
];
