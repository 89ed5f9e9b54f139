import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ortQdqLoss } from "@/lib/formats/ort-qdq-loss";
import { named, readLayers } from "@/tests/formats/layer-items";
import { hasShared, shared } from "@/tests/support/shared";

const read = (value: unknown) =>
  readLayers(ortQdqLoss, [["loss.json", typeof value === "string" ? value : JSON.stringify(value)]]);
const CONV = "/layers.1/conv/Conv";

describe("the dictionaries of ONNX Runtime's qdq_loss_debug", () => {
  test("are joined by the graph of the float model and of the quantized one alike", async () => {
    const both = (onnx: string) =>
      readLayers(
        ortQdqLoss,
        ["activations.json", "weights.json", onnx].map((file) => named("ort-qdq-loss", file)),
      );
    const [float, qdq] = [await both("float.onnx"), await both("qdq.onnx")];
    expect(float.figures(CONV)).toEqual({
      sqnr: 32.97066929359436,
      localSqnr: 37.36577499480341,
      weightSqnr: 41.222886305054146,
      biasSqnr: 31.738244468635052,
    });
    expect(float.node(CONV)).toEqual({
      id: CONV,
      op: "Conv",
      inputs: ["/layers.0/act/Mul"],
      nodes: [CONV],
      outputs: [`${CONV}_output_0`],
      weights: ["layers.1.conv.weight", "layers.1.conv.bias"],
    });
    expect(float.node("/layers.1/act/Mul")?.inputs).toEqual([CONV, "/layers.1/act/Sigmoid"]);
    expect(float.layers).toMatchObject({ against: "float" });
    expect(float.layers?.ordered).toBeUndefined();
    expect(qdq.layers).toEqual(float.layers);
    expect(qdq.notes).toContain(
      "qdq.onnx:- 26 QuantizeLinear and DequantizeLinear nodes are left out: the tensors around them are one",
    );
    expect([...float.refused, ...qdq.refused]).toEqual([]);
    expect(float.supplement?.file).toBe("activations.json, weights.json, float.onnx");
  });

  test("without a graph are layers without an order, weights joined to the tensor of their module", async () => {
    const files = ["activations.json", "weights.json"].map((file) => named("ort-qdq-loss", file));
    const { layers, figures, node, notes } = await readLayers(ortQdqLoss, files);
    expect(layers?.ordered).toBe(false);
    expect(figures(`${CONV}_output_0`)).toMatchObject({ sqnr: 32.97066929359436, weightSqnr: 41.222886305054146 });
    expect(node(`${CONV}_output_0`)).toMatchObject({ op: "Conv", outputs: [`${CONV}_output_0`] });
    expect(figures("fc")).toMatchObject({ weightSqnr: 48.325478463946695, biasSqnr: 0 });
    expect(notes.join("\n")).toContain("4 weights are joined to the tensor of their module by name");
  });

  test("1: a tensor without its float one keeps the local error, and says that it has no other", async () => {
    const { figures, notes } = await read({ a: { qdq_err: 30 }, b: { qdq_err: 30, xmodel_err: 20 } });
    expect([figures("a"), figures("b")]).toEqual([{ localSqnr: 30 }, { localSqnr: 30, sqnr: 20 }]);
    expect(notes.join()).toContain("1 × has no xmodel_err");
  });

  test("2: an empty match is refused, since it is not a perfect one", async () => {
    for (const name of ["activation_errors.json", "qdq_loss.json"])
      expect(ortQdqLoss.detect({ path: `out/${name}`, text: "{}\n", whole: true })).toBe("reads");
    const { layers, refused } = await read({});
    expect(layers).toBeNull();
    expect(refused[0]).toMatch(/matched no tensor of the two models, which is no perfect result.*opset 21/);
  });

  test("3, 4, 5, 6: wrapped weights, zeros, bit-exact tensors and folded activations are kept and explained", async () => {
    const weights = await read({ "a.weight": -11.9, "a.bias": 0, "b.weight": 44 });
    expect(weights.figures("a")).toEqual({ weightSqnr: -11.9, biasSqnr: 0 });
    expect(weights.notes.join("\n")).toMatch(/1 × exactly 0\.0 dB is a tensor of zeros.*"a\.bias"/);
    expect(weights.notes.join("\n")).toMatch(/1 × a negative weight SQNR is an artefact.*"a\.weight"/);
    const folded = await read({ x: { qdq_err: 3, xmodel_err: 39 }, y: { qdq_err: 347.7, xmodel_err: 30 } });
    expect(folded.figures("x")).toEqual({ sqnr: 39, localSqnr: 3 });
    expect(folded.notes.join("\n")).toMatch(/trust xmodel_err: "x"/);
    expect(folded.notes.join("\n")).toMatch(/1 × above 144 dB is bit-exact.*"y"/);
  });

  test("with NaN, Infinity, a name twice or a value that is none keep everything else", async () => {
    const { figures, refused, notes } = await read(
      '{\n "a": {"qdq_err": NaN, "xmodel_err": Infinity},\n "b": {"qdq_err": 1, "xmodel_err": 2},\n' +
        ' "b": {"qdq_err": 9, "xmodel_err": 9},\n "c": "x",\n "d": {"qdq_err": "y"},\n "e": {}\n}\n',
    );
    expect(figures("b")).toEqual({ localSqnr: 1, sqnr: 2 });
    expect(figures("a")).toEqual({});
    expect(refused).toEqual([
      'loss.json:5 "c" has no qdq_err and no xmodel_err',
      'loss.json:6 qdq_err of "d" is no number',
      'loss.json:7 "e" has no qdq_err and no xmodel_err',
      'loss.json:4 repeats "b" of line 3; the first is kept',
    ]);
    expect(notes.join()).toContain('1 × is no finite number: unknown there: "a"');
  });

  test("that hold the tensors themselves are refused with what to dump instead", async () => {
    const { refused } = await read({ a: { pre_qdq: [1], post_qdq: [1] } });
    expect(refused).toEqual([
      "loss.json:- holds the tensors themselves: dump what compute_activation_error returns of them",
    ]);
  });
});

const SAMPLES = "data/samples";
test.skipIf(!hasShared(SAMPLES))(
  "every dictionary of ../shared imports, with the culprit's weight the worst",
  async () => {
    const names = readdirSync(shared(SAMPLES)).filter((name) => name.startsWith("ort_qdq_loss_activations"));
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const files = [name, name.replace("activations", "weights")];
      const text = (file: string) => readFileSync(shared(`${SAMPLES}/${file}`), "utf8");
      const { figures, refused, layers } = await readLayers(
        ortQdqLoss,
        files.map((file) => [file, text(file)]),
      );
      expect(refused).toEqual([]);
      expect(layers?.graph).toHaveLength(17);
      const weight = (index: number) => figures(`/layers.${index}/conv/Conv_output_0`).weightSqnr ?? Number.NaN;
      for (const other of [0, 1, 3]) expect(weight(2)).toBeLessThan(weight(other));
    }
  },
);
