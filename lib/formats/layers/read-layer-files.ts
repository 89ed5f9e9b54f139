import { LIMITS } from "@/lib/contract/limits";
import { explainJson } from "@/lib/formats/explain-json";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { FileHead, ImportOptions } from "@/lib/formats/importer";
import { compileLayers } from "@/lib/formats/layers/compile-layers";
import { GraphIndex } from "@/lib/formats/layers/graph-index";
import { MAX_JSON_BYTES } from "@/lib/formats/layers/json-entries";
import type { LayerFile, ReadLayerFile, Refusal } from "@/lib/formats/layers/layer-file";
import type { LayerGraph } from "@/lib/formats/onnx/layer-graph";
import { GRAPH_FILE, isGraphFile, readGraphFile, readOnnxGraph } from "@/lib/formats/onnx/onnx-graph";
import { streamSource } from "@/lib/formats/onnx/protobuf-reader";
import { cleanText, RUN_ID } from "@/lib/formats/read-supplements";
import { explainReadError, readText } from "@/lib/formats/read-text";

/** Why layer files are refused without a run; the front ends say the same in their help. */
export const LAYERS_NEED_RUN = "says what layers did, not of which run: give the run's id (--run ID, or ?run=)";

/** Said of every graph, whether a browser made it of an ONNX file or the file itself was read. */
export const GRAPH_ONLY = "only names, operators and edges of the model are kept; its weights are not read";

const ONNX = /\.onnx$/i;
const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** True for a file that holds the graph of a model: an ONNX file, or what a browser made of one. */
export const isGraph = ({ path, text }: Pick<FileHead, "path" | "text">) => ONNX.test(path) || isGraphFile(text);

const isGraphPath = (path: string) => ONNX.test(path) || path.toLowerCase().endsWith(GRAPH_FILE);

async function readGraph(file: ImportFile, signal: AbortSignal | undefined): Promise<LayerGraph | { reason: string }> {
  if (!ONNX.test(file.path)) {
    const read = await readText(file, MAX_JSON_BYTES);
    if ("reason" in read) return read;
    const parsed = explainJson(read.text);
    return "reason" in parsed ? parsed : readGraphFile(parsed.value);
  }
  async function* pieces() {
    for await (const piece of file.open()) {
      signal?.throwIfAborted();
      yield piece;
    }
  }
  const source = streamSource(pieces());
  try {
    return await readOnnxGraph(source);
  } catch (error) {
    signal?.throwIfAborted();
    return { reason: explainReadError(error) };
  } finally {
    await source.close();
  }
}

type Graph = { path: string; index: GraphIndex };
type Found = { path: string; found: LayerFile };

/** Everything that the files of one import say, with what was refused of them. */
class Reading {
  readonly files: Found[] = [];
  readonly graphs: Graph[] = [];
  readonly items: ImportItem[] = [];

  refuse(file: string, { line, reason }: Refusal): void {
    this.items.push({ kind: "refused", file, line, reason, values: 0 });
  }

  note(file: string, reason: string): void {
    this.items.push({ kind: "note", file, line: null, reason });
  }

  async take(file: ImportFile, read: ReadLayerFile, signal: AbortSignal | undefined): Promise<void> {
    if (isGraphPath(file.path)) {
      const graph = await readGraph(file, signal);
      if ("reason" in graph) this.refuse(file.path, { line: null, reason: graph.reason });
      else this.graphs.push({ path: file.path, index: new GraphIndex(graph) });
    } else {
      const found = await read(file, signal).catch((error): Refusal => {
        signal?.throwIfAborted();
        return { line: null, reason: explainReadError(error) };
      });
      if ("reason" in found) this.refuse(file.path, found);
      else this.files.push({ path: file.path, found });
    }
  }

  /** The graph that has most of the names; what is said of the others. */
  graph(): Graph | null {
    const names = this.files.flatMap(({ found }) => found.rows);
    const rated = this.graphs
      .map((graph) => ({ graph, known: names.filter(({ name, of }) => graph.index.find(name, of).length > 0).length }))
      .sort((a, b) => b.known - a.known);
    const [best, ...others] = rated;
    for (const { graph } of others)
      this.note(graph.path, `is not used: ${best?.graph.path} has as many of the names or more`);
    if (!best) return null;
    if (names.length === 0 || best.known > 0) return best.graph;
    const reason = `has none of the ${names.length} names in these files: is it the graph of another model?`;
    this.refuse(best.graph.path, { line: null, reason });
    return null;
  }
}

/**
 * Reads files that say what the layers of the run of `options.run` did, with its model's graph where one is among them,
 * and joins them to one supplement. A file that is refused takes no other with it.
 * @param source id of the format
 */
export async function* readLayerFiles(
  source: string,
  files: readonly ImportFile[],
  options: ImportOptions,
  read: ReadLayerFile,
): AsyncGenerator<ImportItem> {
  const runId = options.run?.trim().toLowerCase() ?? "";
  if (!RUN_ID.test(runId)) {
    const reason = runId === "" ? LAYERS_NEED_RUN : `${JSON.stringify(runId.slice(0, 60))} is no id of a run`;
    for (const { path: file } of files) {
      yield { kind: "refused", file, line: null, reason, values: 0 };
      yield { kind: "read", file };
    }
    return;
  }
  const reading = new Reading();
  for (const file of files) {
    options.signal?.throwIfAborted();
    await reading.take(file, read, options.signal);
  }
  yield* joined(source, runId, reading);
  for (const { path } of files) yield { kind: "read", file: path };
}

function* joined(source: string, runId: string, reading: Reading): Generator<ImportItem> {
  const graph = reading.graph();
  const used = [...reading.files.map(({ path }) => path), ...(graph ? [graph.path] : [])];
  const compiled = compileLayers(reading.files, graph?.index ?? null);
  for (const { path, found } of reading.files) {
    for (const refusal of found.refused) reading.refuse(path, refusal);
    for (const note of found.notes) reading.note(path, note);
  }
  for (const { file, ...refusal } of compiled.refused) reading.refuse(file, refusal);
  if (graph) for (const note of graph.index.graph.notes) reading.note(graph.path, note);
  const [first = ""] = used;
  for (const note of compiled.notes) reading.note(first, note);
  yield* reading.items;
  if (graph) yield { kind: "note", file: graph.path, line: null, reason: GRAPH_ONLY };
  if (!compiled.layers) return;
  const notes = reading.items.flatMap((item) =>
    item.kind === "note" && used.includes(item.file) ? [item.reason] : [],
  );
  const name = cleanText(used.map(baseName).join(", "), LIMITS.name);
  const note = notes.length > 0 ? { note: cleanText(notes.join("; "), LIMITS.text) } : {};
  const supplement = { runId, source, ...(name && { file: name }), layers: compiled.layers, ...note };
  yield { kind: "supplement", file: first, line: null, supplement };
}
