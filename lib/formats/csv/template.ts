import { toCsv } from "@/lib/contract/csv";
import { COLUMNS } from "@/lib/formats/csv/columns";

/** The model of the template's example row, which is made up: the importer skips it. */
export const EXAMPLE_MODEL = "example_model (made up, not imported)";

/** One row, so that nobody wonders what goes where. */
const EXAMPLE: Readonly<Record<string, string>> = {
  model: EXAMPLE_MODEL,
  dataset: "imagenet",
  split: "validation",
  metric: "top1",
  unit: "%",
  samples: "1000",
  value: "69.4",
  correct: "694",
  reference: "71.9",
  reference_source: "torch fp32",
  scheme: "w8a8",
  method: "ptq",
  granularity: "channel",
  target_kind: "device",
  soc: "SM8650",
  device: "Galaxy S24",
  path: "ort-qnn",
  backend: "htp",
  qairt: "2.42.0",
  onnxruntime: "1.24.3",
  date: "2026-01-12",
};

/** The CSV template: every column, and one example row. Committed as docs/template.csv. */
export function csvTemplate(): string {
  const names = COLUMNS.map(({ name }) => name);
  return toCsv(names, [names.map((name) => EXAMPLE[name] ?? "")]);
}
