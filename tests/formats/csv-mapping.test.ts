import path from "node:path";
import { describe, expect, test } from "vitest";
import { csv } from "@/lib/formats/csv/importer";
import type { ImportItem } from "@/lib/formats/import-item";
import { detects, folderFiles, itemsOf, storedRuns, textOf } from "@/tests/formats/import-files";
import { refusals, runsOf } from "@/tests/formats/read-items";
import { fileOf } from "@/tests/formats/supplement-items";
import { hasShared, shared } from "@/tests/support/shared";
import { ROOT } from "@/tests/support/source-files";

const FIXTURES = path.join(ROOT, "tests/fixtures/csv");

const read = (text: string, options = {}) => itemsOf(csv, [fileOf(text, "a.csv")], options);
const reasons = async (text: string, options = {}) => refusals(await read(text, options));

describe("a mapping", () => {
  const text = "net,data,acc,bits,chip,how\ntoy,ImageNet,69.4,8,S24,PTQ min-max\n";
  const mapping = {
    model: "net",
    dataset: "data",
    metric: { value: "top1" },
    unit: { value: "%" },
    value: "acc",
    scheme: { column: "bits", values: { "8": "w8a8" } },
    soc: { column: "chip", values: { S24: "SM8650" } },
    method: [
      { when: { how: { contains: "PTQ" } }, value: "ptq" },
      { when: { how: ["none", "float"] }, value: "none" },
      { refuse: "says nothing of its method" },
    ],
    calibration: "how",
  };

  test("names columns, constants, values, conditions and refusals; what it translates is kept", async () => {
    const [item] = runsOf(await read(text, { mapping }));
    expect(item?.document).toMatchObject({
      model: { name: "toy" },
      scheme: { method: "ptq", weights: "int8", calibration: { algorithm: "PTQ min-max" } },
      target: { kind: "device", soc: "SM8650" },
      eval: { metric: "top1", unit: "%" },
      provenance: { original: { scheme: "8", soc: "S24" } },
    });
    expect(await reasons(text.replace("PTQ min-max", "secret"), { mapping })).toEqual([
      "a.csv:2 says nothing of its method",
    ]);
  });

  test("an empty cell is a condition like any other", async () => {
    const given = { ...mapping, method: [{ when: { how: "" }, value: "qat" }, { value: "ptq" }] };
    const schemes = async (how: string) =>
      storedRuns(await read(text.replace("PTQ min-max", how), { mapping: given })).map(
        ({ identity }) => identity.scheme,
      );
    expect([await schemes(""), await schemes("x")]).toEqual([["qat:w8a8"], ["ptq:w8a8"]]);
  });

  test("a file of docs/mappings can be given as it is", async () => {
    const given = JSON.parse(textOf(ROOT, "docs/mappings/tensorrt-ptq-qat.json"));
    const file = textOf(FIXTURES, "tables/tensorrt.csv").replace("NVIDIA TensorRT", "Our TensorRT");
    expect(storedRuns(await read(file, { mapping: given }))).toHaveLength(1);
  });

  test.each([
    [
      { ...mapping, value: "accuracy" },
      'the mapping takes "value" from the column "accuracy", which is missing; the nearest is "acc"',
    ],
    [{ valeu: "acc" }, 'the mapping is not usable: "valeu" is no column of Driftgrid; the nearest is "value"'],
    [
      { value: 7 },
      'the mapping is not usable: value is 7; it takes a column\'s name, { "value": ... } or { "column": ... }',
    ],
    [{ value: {} }, "the mapping is not usable: value needs one of column, value and refuse"],
    [
      { value: { colunm: "acc" } },
      'the mapping is not usable: value has "colunm"; it takes column, values, value, refuse, when',
    ],
    [
      { value: { column: "acc", values: { x: null } } },
      'the mapping is not usable: value.values has null for "x"; it takes a text',
    ],
    [
      { value: { column: "acc", when: { how: [] } } },
      "the mapping is not usable: value.when.how is []; it takes a text or a list of texts",
    ],
    [
      { value: { column: "acc", when: 3 } },
      'the mapping is not usable: value.when is 3; it takes { "column": "text" }',
    ],
    ["x", 'the mapping is "x"; it takes { "our column": "their column" }'],
  ])("that is wrong refuses the file: %#", async (given, reason) => {
    expect((await reasons(text, { mapping: given })).map((one) => one.replace(/^a\.csv:\S+ /, ""))).toEqual([reason]);
  });
});

describe("published tables", () => {
  const read = async (name: string): Promise<ImportItem[]> => {
    const file = folderFiles(path.join(FIXTURES, "tables")).find((one) => one.path === name);
    return itemsOf(csv, file ? [file] : []);
  };
  const cells = async (name: string) =>
    storedRuns(await read(name)).map(({ identity, value, reference }) => [
      identity.scheme,
      identity.targetKind,
      identity.metric,
      identity.samples,
      identity.emulated,
      value,
      reference?.value ?? null,
    ]);

  test("are known by their header and source", () => {
    for (const name of ["autoround", "inc", "nncf", "tensorrt", "torchao"])
      expect(detects(csv, "a.csv", textOf(FIXTURES, "tables", `${name}.csv`))).toBe("reads");
    expect(detects(csv, "a.csv", "source,ref\nIntel AutoRound docs,x\n")).toBeNull();
  });

  test("AutoRound: fake quantization is emulated where the table says so, averages are scores", async () => {
    expect(await cells("autoround.csv")).toEqual([
      ["ptq:mxfp4-b32", "host", "acc", null, true, 0.515, 0.575],
      ["ptq:mxfp4-b32", "host", "score", null, true, 0.605, 0.655],
      ["ptq:nvfp4-b16", "host", "acc", null, false, 0.75, null],
      ["ptq:mxfp4-b32-mixed_mxfp8", "host", "score", null, false, 0.65, 0.7],
    ]);
    const [first, , , last] = runsOf(await read("autoround.csv")).map(({ document }) => document);
    expect(first?.scheme).toMatchObject({ calibration: { algorithm: "PTQ RTN" } });
    expect(first?.provenance?.original).toMatchObject({ dataset: "Hella", scheme: "MXFP4" });
    expect(last?.model).toEqual({ name: "Toy-8B", variant: "Ours 5-bit" });
  });

  test("Neural Compressor: four machines are four targets", async () => {
    const runs = storedRuns(await read("inc.csv"));
    expect(runs.map(({ identity }) => [identity.chip, identity.path, identity.metric])).toEqual([
      ["AWS c6a.2xlarge (AMD)", "ort-cpu", "acc"],
      ["NVIDIA A100", "ort-cuda", "score"],
    ]);
    expect(runs[0]).toMatchObject({ value: 0.475, reference: null, startedAt: Date.UTC(2024, 8, 27) });
  });

  test("NNCF: methods, granularity, sparsity and backends stay apart; broken rows are refused", async () => {
    expect(await cells("nncf.csv")).toEqual([
      ["qat:w8a8-pt", "host", "acc", null, false, 0.7625, 0.765],
      ["qat:w8a8", "host", "acc", null, false, 0.755, 0.765],
      ["ptq:w8a8", "host", "score", null, false, 0.3325, 0.335],
      ["ptq:w8a8", "host", "top1", null, false, 0.695, 0.7],
      ["wo:wmixed", "host", "similarity", null, false, 0.85, 1],
    ]);
    const items = await read("nncf.csv");
    expect(refusals(items)).toEqual([expect.stringContaining("nncf.csv:5 the table's F1 on SQuAD")]);
    const documents = runsOf(items).map(({ document }) => document);
    expect(documents[1]?.model.variant).toBe("• QAT: INT8 • Sparsity: 61% (RB)");
    expect(documents[2]?.reference?.source).toBe("fp32, derived from the printed drop");
    expect(documents.slice(3).map(({ stack }) => stack?.backend)).toEqual(["onnx", "ov"]);
  });

  test("TensorRT and torchao", async () => {
    expect(await cells("tensorrt.csv")).toEqual([["qat:w8a8", "device", "top1", null, false, 0.7525, 0.755]]);
    expect(await cells("torchao.csv")).toEqual([
      ["ptq:w4", "host", "perplexity", null, false, 9.75, 9.5],
      ["ptq:w8abf16-pc", "host", "acc", null, false, 0.735, 0.75],
    ]);
  });
});

describe.skipIf(!hasShared("data/tables"))("the tables of ../shared/data/tables", () => {
  test("every row is a run that the contract accepts, or refused for a reason", async () => {
    const counts: Record<string, [number, number, number]> = {};
    for (const file of folderFiles(shared("data/tables"))) {
      const items = await itemsOf(csv, [file]);
      const runs = storedRuns(items);
      expect(items.filter(({ kind }) => kind === "skipped")).toEqual([]);
      expect(runs.filter(({ identity }) => identity.samples !== null)).toEqual([]);
      counts[file.path] = [runs.length, new Set(runs.map(({ id }) => id)).size, refusals(items).length];
    }
    expect(counts).toEqual({
      "other_autoround_mxfp4.csv": [304, 304, 0],
      "other_inc_multi_hardware.csv": [92, 92, 0],
      "other_nncf.csv": [187, 187, 2],
      "other_tensorrt_ptq_qat.csv": [18, 18, 0],
      "other_torchao_qat.csv": [38, 38, 0],
    });
  });
});
