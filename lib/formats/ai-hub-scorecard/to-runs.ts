import type { RunInput } from "@/lib/contract/run";
import { runtimePath } from "@/lib/formats/ai-hub-models/runtime-paths";
import type { ScorecardRow } from "@/lib/formats/ai-hub-scorecard/scorecard-row";

export const SCORECARD_FORMAT = "ai-hub-scorecard";

/** Version of the documents: a run's id comes from its content. */
const IMPORTER = { name: "import", version: "1" };

function common(row: ScorecardRow, file: string, fallback: string | null) {
  const date = row.date ?? fallback;
  return {
    ...(date !== null && { startedAt: `${date}T00:00:00Z` }),
    runner: IMPORTER,
    campaign: `${SCORECARD_FORMAT}${date === null ? "" : ` ${date}`}`,
    model: { name: row.model },
    scheme: row.precision,
    eval: {
      dataset: row.dataset,
      ...(row.split !== null && { split: row.split }),
      metric: row.metric.id,
      ...(row.samples !== null && { samples: row.samples }),
      unit: row.unit,
    },
    ...(row.torch !== null && { reference: { value: row.torch, source: "torch" } }),
    provenance: {
      format: SCORECARD_FORMAT,
      file,
      original: { metric: row.metricName, ...(row.metricUnit !== null && { unit: row.metricUnit }) },
    },
  };
}

/** The run of Device Accuracy, with the versions of its runtime; null when the row has none. `file` is a base name. */
export function deviceRun(
  row: ScorecardRow,
  file: string,
  versions: RunInput["stack"],
  date: string | null,
): RunInput | null {
  if (row.device === null) return null;
  const { provenance, ...rest } = common(row, file, date);
  const original = { ...provenance.original, runtime: row.runtime, chipset: row.chipset, ...row.original };
  return {
    ...rest,
    target: { kind: "device", soc: row.soc },
    stack: { ...runtimePath(row.runtime), ...versions },
    result: { status: "ok", value: row.device },
    provenance: { ...provenance, original },
  };
}

/**
 * The run of Sim Accuracy; null when the row has none. The simulator has no runtime and no chip: AI Hub repeats one value
 * of a model and a precision in the row of every runtime, and all of them make the same document.
 */
export function simulatorRun(row: ScorecardRow, file: string, date: string | null): RunInput | null {
  if (row.sim === null) return null;
  return { ...common(row, file, date), target: { kind: "simulator" }, result: { status: "ok", value: row.sim } };
}
