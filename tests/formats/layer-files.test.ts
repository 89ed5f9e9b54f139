import { describe, expect, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { aimetQuantAnalyzer } from "@/lib/formats/aimet-quant-analyzer";
import { executorchNumericGap } from "@/lib/formats/executorch-numeric-gap";
import { executorchQnnDebugger } from "@/lib/formats/executorch-qnn-debugger";
import type { Importer } from "@/lib/formats/importer";
import { IMPORTERS, importerById } from "@/lib/formats/importers";
import { layerCsv } from "@/lib/formats/layer-csv";
import { LAYERS_NEED_RUN } from "@/lib/formats/layers/read-layer-files";
import { ortQdqLoss } from "@/lib/formats/ort-qdq-loss";
import { qualcommAccuracyDebugger } from "@/lib/formats/qualcomm-accuracy-debugger";
import { tfliteQuantDebugger } from "@/lib/formats/tflite-quant-debugger";
import { type Named, named, readLayers } from "@/tests/formats/layer-items";
import { collect, memoryFile } from "@/tests/formats/memory-file";
import { fixture, RUN } from "@/tests/formats/supplement-items";

/** What holds for every format whose files say what layers did. Each with one whole file. */
const FORMATS: readonly [Importer, string][] = [
  [ortQdqLoss, "activations.json"],
  [ortQdqLoss, "weights.json"],
  [qualcommAccuracyDebugger, "verification.csv"],
  [qualcommAccuracyDebugger, "summary.csv"],
  [qualcommAccuracyDebugger, "layerwise.csv"],
  [aimetQuantAnalyzer, "per_layer_quant_enabled.json"],
  [aimetQuantAnalyzer, "min_max_ranges/weights.json"],
  [executorchNumericGap, "gap_snr.csv"],
  [executorchQnnDebugger, "debugger.csv"],
  [tfliteQuantDebugger, "layers.csv"],
  [layerCsv, "layers.csv"],
];

/** Tables with a row a layer. */
const csvFormats = FORMATS.filter(([, name]) => name.endsWith(".csv") && name !== "summary.csv");

describe.each(FORMATS)("$id", (importer, name) => {
  const whole = fixture(importer.id, name);
  const read = (content: string | Uint8Array, pieceBytes?: number) =>
    readLayers(importer, [[name, content]], pieceBytes);

  test(`is registered and the first to know ${name}`, () => {
    expect(importerById(importer.id)).toBe(importer);
    const head = { path: `results/${name}`, text: whole.toString(), whole: true };
    expect(importer.detect(head)).toBe("reads");
    expect(IMPORTERS.find((one) => one.detect(head) === "reads")).toBe(importer);
    expect(importer.detect({ path: "m.onnx", text: "\b\b", whole: true })).toBe("companion");
    for (const text of ["", "[", "{}", "a,b\n1,2\n", '{"cat": 1}', "\u0000\u0001"])
      expect(importer.detect({ path: "x", text, whole: true })).toBeNull();
  });

  test("asks for the run that the layers are of", async () => {
    const items = await collect(importer.read([memoryFile(name, whole)], {}));
    expect(items).toEqual([
      { kind: "refused", file: name, line: null, reason: LAYERS_NEED_RUN, values: 0 },
      { kind: "read", file: name },
    ]);
  });

  test("says the same whatever the line ends, the BOM and the size of the pieces", async () => {
    const plain = await read(whole);
    expect(plain.layers).not.toBeNull();
    expect((await read(`\uFEFF${whole}`)).layers).toEqual(plain.layers);
    expect((await read(whole, 1)).layers).toEqual(plain.layers);
    expect((await read(whole.toString().replaceAll("\n", "\r\n"))).layers).toEqual(plain.layers);
  });

  test("answers for a file cut at any byte, and never with more layers than the whole has", async () => {
    const all = (await read(whole)).layers?.graph.length ?? 0;
    for (let length = 0; length < whole.byteLength; length += 3) {
      const cut = await read(whole.subarray(0, length), 97);
      if (cut.layers) expect(cut.layers.graph.length).toBeLessThanOrEqual(all);
      else expect(cut.refused[0]).toMatch(/:(-|\d+) \S.+/);
    }
  }, 30_000);

  test.each([
    ["nothing", ""],
    ["bytes", Buffer.from([0, 1, 2, 0xfe, 0xff, 0x80, 0xc0])],
    ["broken UTF-8", Buffer.concat([whole.subarray(0, 40), Buffer.from([0xff])])],
    ["an empty object", "{}"],
    ["a list", "[1, 2]"],
    ["a header alone", `${whole.toString().split("\n")[0]}\n`],
    ["deep brackets", "[".repeat(100_000)],
    ["deep braces", '{"a":'.repeat(10_000)],
  ])("refuses %s with a reason", async (_, content) => {
    const { layers, refused } = await read(content);
    expect(layers).toBeNull();
    expect(refused[0]).toMatch(/:(-|\d+) (is|has|names|lacks|holds|the row|a quote) /);
  });

  test("keeps the others when one file cannot be read, and stops when it is told to", async () => {
    const { layers, refused } = await readLayers(importer, [
      ["gone.json", "\u0000"],
      [name, whole],
    ]);
    expect(layers).toEqual((await read(whole)).layers);
    expect(refused.filter((place) => place.startsWith("gone.json"))).toHaveLength(1);
    const stopped = importer.read([memoryFile(name, whole)], { run: RUN, signal: AbortSignal.abort() });
    await expect(stopped.next()).rejects.toThrow();
  });
});

test.each(csvFormats)("$id refuses a table with more rows than a model has layers", async (importer, name) => {
  const [header = "", first = ""] = fixture(importer.id, name)
    .toString()
    .split(/\n(?=\S)/);
  const many = `${header}\n${`${first.replaceAll("\n", " ")}\n`.repeat(importer === layerCsv ? 100_000 : 20_100)}`;
  const { layers, refused } = await readLayers(importer, [["many.csv", many]]);
  expect(layers).toBeNull();
  expect(refused[0]).toMatch(/^many\.csv:(\d+ has more than 20000 rows|- has 20100 layers)/);
});

describe("layers of one run in several files", () => {
  const rows = (...lines: string[]) => `layer,${lines.join("\n")}\n`;

  test("are joined by name; a figure that is there twice is refused where it stands again", async () => {
    const files: Named[] = [
      ["a.csv", rows("sqnr", "conv,10", "fc,20", "conv,11")],
      ["b.csv", rows("cosine,sqnr", "fc,0.9,21", "new,0.5,")],
    ];
    const { figures, refused, layers } = await readLayers(layerCsv, files);
    expect(layers?.graph.map(({ id }) => id)).toEqual(["conv", "fc", "new"]);
    expect([figures("conv"), figures("fc"), figures("new")]).toEqual([
      { sqnr: 10 },
      { sqnr: 20, cosine: 0.9 },
      { cosine: 0.5 },
    ]);
    expect(refused).toEqual([
      'a.csv:4 repeats "conv" of line 2; the first is kept',
      'b.csv:2 repeats sqnr of "fc", which a.csv line 3 gave; the first is kept',
    ]);
  });

  test("that name more layers together than can be stored are refused by each file", async () => {
    const half = (prefix: string) =>
      rows("sqnr", ...Array.from({ length: LIMITS.layers - 5 }, (_, i) => `${prefix}${i},1`));
    const { layers, refused } = await readLayers(layerCsv, [
      ["a.csv", half("a")],
      ["b.csv", half("b")],
    ]);
    expect(layers).toBeNull();
    expect(refused).toEqual(
      ["a", "b"].map((one) => `${one}.csv:- these files name 39990 layers together; at most 20000 are stored`),
    );
  });

  test("keep their figures when their edges go in a circle, and when the graph is of another model", async () => {
    const circle = await readLayers(layerCsv, [["a.csv", rows("inputs,sqnr", "a,b,1", "b,a,2", "c,b,3")]]);
    expect(circle.refused).toEqual([
      "a.csv:- has a cycle: b → a → b; a layer graph has none: the layers are kept, their inputs are not",
    ]);
    expect(circle.figures("b")).toEqual({ sqnr: 2 });
    expect(circle.layers?.graph.every(({ inputs }) => inputs == null)).toBe(true);

    const other = await readLayers(layerCsv, [["a.csv", rows("sqnr", "x,1")], named("ort-qdq-loss", "float.onnx")]);
    expect(other.refused).toEqual([
      "float.onnx:- has none of the 1 names in these files: is it the graph of another model?",
    ]);
    expect(other.layers?.graph).toEqual([{ id: "x" }]);
  });

  test("survive any character in a name, and names that are longer than the contract takes", async () => {
    const long = `/${"n".repeat(300)}/Conv_output_0`;
    const { layers } = await readLayers(layerCsv, [
      ["a.csv", rows("sqnr", `"=1+1<script>\u2028",1`, `${long},2`, "__proto__,3")],
    ]);
    expect(layers?.graph.map(({ id }) => id)).toEqual([
      "=1+1<script>",
      `${long.slice(0, 80)}…${long.slice(-119)}`,
      "__proto__",
    ]);
  });
});
