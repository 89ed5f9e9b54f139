import { type CsvValue, toCsv } from "@/lib/contract/csv";
import type { ModelLine } from "@/lib/domain/model-view";
import { STANDING_COLUMNS } from "@/lib/services/standing/standing-columns";

const COLUMNS: readonly (readonly [string, (line: ModelLine) => CsvValue])[] = [
  ["model", ({ model }) => model],
  ["variants", ({ variants }) => variants.filter((variant) => variant !== null).join("; ")],
  [
    "evaluations",
    ({ evaluations }) => evaluations.map(({ dataset, metricName }) => `${dataset} ${metricName}`).join("; "),
  ],
  ["schemes", ({ schemes }) => schemes.join("; ")],
  ["chips", ({ chips }) => chips],
];

/** One line a model. */
export function modelsCsv(models: readonly ModelLine[]): string {
  return toCsv(
    [...COLUMNS, ...STANDING_COLUMNS].map(([name]) => name),
    models.map((line) => [
      ...COLUMNS.map(([, value]) => value(line)),
      ...STANDING_COLUMNS.map(([, value]) => value(line.standing)),
    ]),
  );
}
