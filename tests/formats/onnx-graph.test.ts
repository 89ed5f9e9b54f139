import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareFiles } from "@/components/import/send-graphs";
import { LIMITS } from "@/lib/contract/limits";
import { onnxGraph } from "@/lib/formats/onnx/importer";
import { readGraphFile, readOnnxGraph, writeGraphFile } from "@/lib/formats/onnx/onnx-graph";
import { sliceSource, streamSource } from "@/lib/formats/onnx/protobuf-reader";
import { readLayers } from "@/tests/formats/layer-items";
import { memoryFile } from "@/tests/formats/memory-file";
import { fixture } from "@/tests/formats/supplement-items";

const read = (bytes: Uint8Array, pieceBytes = 64) =>
  readOnnxGraph(streamSource(memoryFile("m", bytes, pieceBytes).open()));
const float = fixture("ort-qdq-loss", "float.onnx");

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const field = (number: number, content: string | readonly number[]): number[] => {
  const bytes = typeof content === "string" ? [...new TextEncoder().encode(content)] : content;
  return varint(number * 8 + 2).concat(varint(bytes.length), bytes);
};
const node = (name: string, op: string, inputs: readonly string[], outputs: readonly string[]) =>
  field(1, [
    ...inputs.flatMap((one) => field(1, one)),
    ...outputs.flatMap((one) => field(2, one)),
    ...field(3, name),
    ...field(4, op),
  ]);
const model = (...graph: number[][]) => Uint8Array.from([8, 8, ...field(7, graph.flat()), ...field(8, [16, 17])]);

describe("the graph of an ONNX file", () => {
  test("is the same read as a stream of any pieces and in slices, of which those with weights are never read", async () => {
    const whole = await read(float);
    expect(whole).toMatchObject({ nodes: { length: 10 } });
    expect(await read(float, 1)).toEqual(whole);
    // A weight of 5 MB in front of the node.
    const weights = [...field(5, [...varint(9 * 8 + 2), ...varint(5_000_000)])];
    const name = field(8, "w");
    const graph = [...varint(5 * 8 + 2), ...varint(1 + 4 + 5_000_000 + name.length), ...weights.slice(2)];
    const head = [...graph.slice(0, 5), ...varint(9 * 8 + 2), ...varint(5_000_000)];
    const tail = [...name, ...node("a", "Conv", ["x", "w"], ["y"])];
    const size = head.length + 5_000_000 + tail.length;
    const front = [8, 8, ...varint(7 * 8 + 2), ...varint(size), ...head];
    const bytes = new Uint8Array(front.length + 5_000_000 + tail.length + 4);
    bytes.set(front);
    bytes.set([...tail, ...field(8, [16, 17])], front.length + 5_000_000);
    const slices: number[] = [];
    const source = sliceSource({
      size: bytes.length,
      slice: (from, to) => {
        slices.push(to - from);
        return { arrayBuffer: async () => bytes.slice(from, to).buffer };
      },
    });
    expect(await readOnnxGraph(source)).toMatchObject({ nodes: [{ id: "a", op: "Conv", weights: ["w"] }] });
    expect(slices.reduce((sum, length) => sum + length, 0)).toBeLessThan(2_100_000);
  });

  test("of a file cut at any byte is refused", async () => {
    for (let length = 0; length < float.byteLength; length += 1) {
      const cut = await read(float.subarray(0, length), 500);
      expect("reason" in cut && cut.reason).toMatch(/^(is|has|names) /);
      const file = new Blob([new Uint8Array(float.subarray(0, length))]);
      expect(await readOnnxGraph(sliceSource(file))).toHaveProperty("reason");
    }
  });

  test("of any bytes is a graph or a reason, and never an error", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(float.length - 1), async (noise, at) => {
        const broken = Uint8Array.from(float);
        broken.set(noise.subarray(0, float.length - at), at);
        for (const bytes of [noise, broken]) {
          const found = await read(bytes);
          if ("reason" in found) expect(found.reason.length).toBeGreaterThan(5);
          else expect(found.nodes.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["a cycle", model(node("a", "Add", ["y"], ["x"]), node("b", "Mul", ["x"], ["y"])), "has a cycle: b → a → b"],
    ["a node that reads itself", model(node("a", "Add", ["x"], ["x"])), "has a cycle: a → a"],
    [
      "a tensor of two nodes",
      model(node("a", "Add", [], ["x"]), node("b", "Mul", [], ["x"])),
      'has a tensor "x" that two nodes write: Add and Mul',
    ],
    ["no node", model(), "has a graph without nodes"],
    ["a node without an operator", model(node("a", "", [], ["x"])), "is no ONNX file: node 1 has no operator"],
    ["no graph", Uint8Array.from([8, 8, ...field(8, [16, 17])]), "is no ONNX file: it has no graph"],
    [
      "an endless name",
      model(field(1, field(4, "x".repeat(5_000)))),
      /^has a name of 5000 bytes at byte \d+; at most 4096 are read/,
    ],
    ["a name that is no text", model(field(1, field(4, [0xff, 0xfe]))), /is not UTF-8$/],
    [
      "a length beyond its graph",
      Uint8Array.from([...field(7, [10, 200, 1]), ...field(8, [16, 17])]),
      /is longer than what holds it$/,
    ],
    [
      "too many nodes",
      model(...Array.from({ length: LIMITS.layers + 1 }, (_, i) => node(`n${i}`, "Relu", [], [`t${i}`]))),
      /^has 20001 nodes; graphs of at most 20000/,
    ],
  ])("with %s is refused with the place or the name", async (_, bytes, reason) => {
    const found = await read(bytes, 5_000);
    expect("reason" in found && found.reason).toMatch(
      reason instanceof RegExp ? reason : new RegExp(`^${reason.replace(/\W/g, "\\$&")}`),
    );
  });

  test("has names of their own for nodes that have none or share one, and no constants", async () => {
    const found = await read(
      model(
        node("", "Relu", ["x"], ["a"]),
        node("n", "Add", ["a", "c"], ["b"]),
        node("n", "Mul", ["b"], ["d"]),
        node("k", "Constant", [], ["c"]),
        field(11, field(1, "x")),
      ),
    );
    expect(found).toMatchObject({
      nodes: [
        { id: "x", op: "Input" },
        { id: "a", op: "Relu", inputs: ["x"], nodes: [] },
        { id: "n", inputs: ["a"], weights: ["c"] },
        { id: "d", inputs: ["n"], nodes: ["n"] },
      ],
      notes: ["2 nodes without a name of their own are named by what they write"],
    });
  });
});

test("a browser sends the graph in the place of an ONNX file, and what is none not at all", async () => {
  const file = (path: string, bytes: Uint8Array) => ({ path, file: new File([new Uint8Array(bytes)], path) });
  const { files, refused } = await prepareFiles([
    file("a/model.onnx", float),
    file("loss.json", fixture("ort-qdq-loss", "weights.json")),
    file("b.onnx", float.subarray(0, 900)),
  ]);
  expect(files.map(({ path }) => path)).toEqual(["a/model.graph.json", "loss.json"]);
  expect(refused).toEqual([{ file: "b.onnx", reason: expect.stringMatching(/^is cut short/) }]);
  const sent = (await files[0]?.file.text()) ?? "";
  const graph = await read(float);
  if ("reason" in graph) throw new Error(graph.reason);
  expect(readGraphFile(JSON.parse(sent))).toEqual(graph);
  const [browser, server] = [
    await readLayers(onnxGraph, [["model.graph.json", sent]]),
    await readLayers(onnxGraph, [["model.onnx", float]]),
  ];
  expect(browser.layers).toEqual(server.layers);
  expect(server.notes).toEqual([
    "model.onnx:- only names, operators and edges of the model are kept; its weights are not read",
  ]);
});

test.each([
  ["another version", { onnxGraph: 2, nodes: [] }, "is a graph file of another version"],
  ["no nodes", { onnxGraph: 1, nodes: [] }, "is a graph file without nodes"],
  ["a node that is none", { onnxGraph: 1, nodes: [{ id: "a", op: "x" }, { id: 7 }] }, "has a node 2 that is none"],
  [
    "a name twice",
    {
      onnxGraph: 1,
      nodes: [
        { id: "a", op: "x" },
        { id: "a", op: "x" },
      ],
    },
    'has two nodes named "a"',
  ],
  ["a cycle", { onnxGraph: 1, nodes: [{ id: "a", op: "x", inputs: ["a"] }] }, "has a cycle: a → a"],
])("a graph file with %s is refused", (_, value, reason) => {
  const found = readGraphFile(value);
  expect("reason" in found && found.reason.startsWith(reason)).toBe(true);
  expect(writeGraphFile({ nodes: [], notes: [] })).toContain('"onnxGraph":1');
});
