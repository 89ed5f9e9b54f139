import type { Column } from "@/lib/contract/table";
import type { Evaluation } from "@/lib/domain/matrix";

/** What the lines of a comparison were measured under. */
export const EVALUATION_COLUMNS: readonly Column<{ evaluation: Evaluation | undefined }>[] = [
  ["model", ({ evaluation }) => evaluation?.model],
  ["variant", ({ evaluation }) => evaluation?.variant],
  ["dataset", ({ evaluation }) => evaluation?.dataset],
  ["metric", ({ evaluation }) => evaluation?.metric],
  ["unit", ({ evaluation }) => evaluation?.unit],
  ["samples", ({ evaluation }) => evaluation?.samples],
];
