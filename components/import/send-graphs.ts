import { GRAPH_FILE, readOnnxGraph, writeGraphFile } from "@/lib/formats/onnx/onnx-graph";
import { sliceSource } from "@/lib/formats/onnx/protobuf-reader";
import type { ChosenFile } from "./collect-files";

/** What became of a chosen file: sent as it is, or its graph in its place. `refused` is why an ONNX file has none. */
export type Prepared = { files: ChosenFile[]; refused: { file: string; reason: string }[] };

const isOnnx = ({ path }: ChosenFile) => /\.onnx$/i.test(path);

/**
 * Puts the layer graph in the place of each ONNX file, so that weights never leave this machine. Parts of the file that
 * hold weights are not even read. An ONNX file without a graph is left out, with the reason.
 */
export async function prepareFiles(chosen: readonly ChosenFile[]): Promise<Prepared> {
  const prepared: Prepared = { files: [], refused: [] };
  for (const one of chosen) {
    if (!isOnnx(one)) {
      prepared.files.push(one);
      continue;
    }
    // A file that went away since it was chosen cannot be read.
    const graph = await readOnnxGraph(sliceSource(one.file)).catch(() => ({ reason: "cannot be read any more" }));
    if ("reason" in graph) prepared.refused.push({ file: one.path, reason: graph.reason });
    else {
      const path = `${one.path.slice(0, -".onnx".length)}${GRAPH_FILE}`;
      const name = path.slice(path.lastIndexOf("/") + 1);
      prepared.files.push({ path, file: new File([writeGraphFile(graph)], name, { type: "application/json" }) });
    }
  }
  return prepared;
}
