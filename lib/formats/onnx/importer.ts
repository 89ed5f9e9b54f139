import type { Importer } from "@/lib/formats/importer";
import { isGraph, readLayerFiles } from "@/lib/formats/layers/read-layer-files";

const ID = "onnx-graph";

/** An ONNX file beside no layer file: the graph of a stored run's layers. Its weights are passed over. */
export const onnxGraph: Importer = {
  id: ID,
  name: "ONNX graph",
  detect: (head) => (isGraph(head) ? "alone" : null),
  read: (files, options) =>
    readLayerFiles(ID, files, options, async () => ({
      line: null,
      reason: "is no graph: give an .onnx file, or the .graph.json that the import page makes of one",
    })),
};
