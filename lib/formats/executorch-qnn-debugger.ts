import type { ImportFile } from "@/lib/formats/import-file";
import type { FileHead, Importer } from "@/lib/formats/importer";
import { foldedHeader, readTable } from "@/lib/formats/layers/csv-table";
import type { LayerFile, Refusal } from "@/lib/formats/layers/layer-file";
import { figuresOf, metricColumns } from "@/lib/formats/layers/metric-columns";
import { isGraph, readLayerFiles } from "@/lib/formats/layers/read-layer-files";

const ID = "executorch-qnn-debugger";

/** Comparators of backends/qualcomm (formats.md A4), by folded name of their column. */
const COMPARATORS: Readonly<Record<string, string>> = { "cosine similarity": "cosine", mse: "mse", sqnr: "sqnr" };

async function readDebugger(file: ImportFile, signal: AbortSignal | undefined): Promise<LayerFile | Refusal> {
  const table = await readTable(file, signal);
  if ("reason" in table) return table;
  const [name, target, opcode] = [table.column("name"), table.column("target"), table.column("op code")];
  const handle = table.column("debug handle");
  if (name < 0) return { line: 1, reason: "has no column name" };
  const facts = ["num users", "pytorch layout", "scale(s)", "zero point(s)", "is valid score"].map((one) =>
    table.column(one),
  );
  const columns = metricColumns(
    table,
    [name, target, opcode, handle, ...facts],
    (_, folded) => COMPARATORS[folded] ?? null,
  );
  if (columns.length === 0) return { line: 1, reason: "has no column of a comparator: cosine_similarity, mse or sqnr" };
  const rows = table.rows.map((row) => {
    const [op = "", debug = ""] = [row.cells[target] || row.cells[opcode], row.cells[handle]];
    return {
      line: row.line,
      name: row.cells[name] ?? "",
      of: "layer" as const,
      ...(op && { op }),
      ...(debug && { handle: debug }),
      values: figuresOf(table, row, columns),
    };
  });
  const notes = [...table.tell(), "from one execution: the sample is not named, and one sample says little"];
  return { rows, ordered: true, against: "float", refused: table.refused, notes };
}

/** CSV of the intermediate output debugger of ExecuTorch's Qualcomm backend. */
export const executorchQnnDebugger: Importer = {
  id: ID,
  name: "ExecuTorch QNN intermediate debugger",
  detect(head: FileHead) {
    if (isGraph(head)) return "companion";
    const folded = foldedHeader(head.text);
    return folded.includes("name") && folded.includes("is valid score") ? "reads" : null;
  },
  read: (files, options) => readLayerFiles(ID, files, options, readDebugger),
};
