import { toCsv } from "@/lib/contract/csv";
import { type Column, tableOf } from "@/lib/contract/table";
import type { ModelLine } from "@/lib/domain/model-view";
import { STANDING_COLUMNS } from "@/lib/services/standing/standing-columns";

const COLUMNS: readonly Column<ModelLine>[] = [
  ["model", ({ model }) => model],
  ["variants", ({ variants }) => variants.filter((variant) => variant !== null).join("; ")],
  [
    "evaluations",
    ({ evaluations }) => evaluations.map(({ dataset, metricName }) => `${dataset} ${metricName}`).join("; "),
  ],
  ["schemes", ({ schemes }) => schemes.join("; ")],
  ["chips", ({ chips }) => chips],
  ...STANDING_COLUMNS,
];

/** One line a model. */
export const modelsCsv = (models: readonly ModelLine[]): string => toCsv(...tableOf(COLUMNS, models));
