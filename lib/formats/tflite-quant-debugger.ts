import type { ImportFile } from "@/lib/formats/import-file";
import type { FileHead, Importer } from "@/lib/formats/importer";
import { foldedHeader, readTable } from "@/lib/formats/layers/csv-table";
import type { LayerFile, Refusal } from "@/lib/formats/layers/layer-file";
import { figuresOf, metricColumns } from "@/lib/formats/layers/metric-columns";
import { isGraph, readLayerFiles } from "@/lib/formats/layers/read-layer-files";

const ID = "tflite-quant-debugger";

/** Statistics of the debugger by folded name: each layer is given the float inputs, so its error is its own. */
const STATISTICS: Readonly<Record<string, string>> = {
  "mean squared error": "localMse",
  "max abs error": "localMaxAbs",
  "mean error": "localMeanError",
  stddev: "localStddev",
};

async function readStatistics(file: ImportFile, signal: AbortSignal | undefined): Promise<LayerFile | Refusal> {
  const table = await readTable(file, signal);
  if ("reason" in table) return table;
  const [tensor, op, scale] = [table.column("tensor name"), table.column("op name"), table.column("scale")];
  if (tensor < 0) return { line: 1, reason: "has no column tensor_name, which tells layers apart" };
  const facts = ["tensor idx", "num elements", "zero point"].map((name) => table.column(name));
  const columns = metricColumns(table, [tensor, op, scale, ...facts], (_, folded) => STATISTICS[folded] ?? null);
  if (!columns.some(({ metric }) => metric === "localMse"))
    return { line: 1, reason: "has no column mean_squared_error: write it with layer_statistics_dump" };
  const rows = table.rows.map((row) => {
    const values = figuresOf(table, row, columns);
    const step = scale < 0 ? null : table.figure(row, scale);
    // The debugger's own score: the root of the mean squared error in quantization steps, ideally 1/sqrt(12).
    if (step !== null && step > 0 && values.localMse !== undefined && values.localMse >= 0)
      values.rmseOverScale = Math.sqrt(values.localMse) / step;
    const name = row.cells[op];
    return { line: row.line, name: row.cells[tensor] ?? "", of: "output" as const, ...(name && { op: name }), values };
  });
  return { rows, ordered: true, against: "float", refused: table.refused, notes: table.tell() };
}

/** What TensorFlow Lite's `QuantizationDebugger.layer_statistics_dump` writes. */
export const tfliteQuantDebugger: Importer = {
  id: ID,
  name: "TFLite quantization debugger",
  detect(head: FileHead) {
    if (isGraph(head)) return "companion";
    const folded = foldedHeader(head.text);
    return folded.includes("tensor name") && folded.includes("mean squared error") ? "reads" : null;
  },
  read: (files, options) => readLayerFiles(ID, files, options, readStatistics),
};
