import path from "node:path";
import { describe, expect, test } from "vitest";
import { runDocument } from "@/lib/contract/run";
import { countItem, emptySummary } from "@/lib/formats/import-item";
import { FIXTURES, readItems, refusals, runsOf, V1 } from "@/tests/formats/read-items";

const model = (name: string) => readItems(path.join(V1, name));
const runsOfModel = async (name: string) => runsOf(await model(name));

describe("one value is one run", () => {
  test("with everything that the release says about it", async () => {
    const [run] = await runsOfModel("fractions");
    expect(run).toEqual({
      kind: "run",
      file: "numerics.yaml",
      line: 14,
      notJoined: null,
      document: {
        startedAt: "2026-01-02T00:00:00Z",
        runner: { name: "import", version: "1" },
        campaign: "ai-hub-models v1",
        model: { name: "fractions" },
        scheme: "w8a8",
        target: { kind: "device", soc: "SM8650", device: "Phone A", os: "Android 14" },
        stack: { path: "ort-qnn", qairt: "2.40", onnxruntime: "1.23.0" },
        eval: { dataset: "imagenet", split: "validation split", metric: "top1", samples: 1000, unit: "fraction" },
        result: { status: "ok", value: 0.814 },
        reference: { value: 0.82, source: "torch" },
        cost: { latencyMs: 1.5, peakMemoryBytes: 3 * 1024 * 1024 },
        placement: { npu: 100, gpu: 0, cpu: 4 },
        provenance: {
          format: "ai-hub-models",
          release: "v1",
          file: "fractions/numerics.yaml",
          original: {
            metric: "Classification Accuracy",
            unit: "%",
            runtime: "onnx",
            chipset: "qualcomm-snapdragon-8gen3",
            commit: "0123abcd",
            dataset_link: "https://example.org/data",
            metric_description: "Invented.",
            profileJob: "jonnx1",
          },
        },
      },
    });
  });

  test("that the contract accepts", async () => {
    for (const { document } of runsOf(await readItems(FIXTURES)))
      expect(runDocument.safeParse(document).error).toBeUndefined();
  });

  test("whose document does not depend on the path that was given", async () => {
    const whole = runsOf(await readItems(FIXTURES)).map((run) => JSON.stringify(run.document));
    const release = runsOf(await readItems(V1)).map((run) => JSON.stringify(run.document));
    const single = (await runsOfModel("fractions")).map((run) => JSON.stringify(run.document));
    expect(release).toEqual(whole);
    expect(whole).toEqual(expect.arrayContaining(single));
  });
});

describe("the scale of a metric entry is decided by all its values together", () => {
  test("fractions under the unit %, a collapse to 0.0008 among them", async () => {
    const runs = await runsOfModel("fractions");
    expect(runs.map(({ document }) => [document.eval.unit, document.result.value])).toEqual([
      ["fraction", 0.814],
      ["fraction", 0.0008],
      ["fraction", 0.813],
    ]);
  });

  test("percent under the same unit, a collapse to 0.1 among them", async () => {
    const runs = await runsOfModel("percents");
    expect(runs.map(({ document }) => [document.eval.unit, document.result.value, document.reference?.value])).toEqual([
      ["%", 82.1, 82.7],
      ["%", 0.1, 82.7],
      ["%", 7190, 82.7],
    ]);
  });

  test("and a value that reads well in both scales is refused", async () => {
    expect(refusals(await model("percents"))).toEqual([
      "numerics.yaml:18 0.821 beside a torch value of 82.7 may be 0.821 % or a fraction",
    ]);
  });

  test("and a metric of its own unit keeps it", async () => {
    const [run] = await runsOfModel("broken_perf");
    expect(run?.document.eval).toMatchObject({ metric: "psnr", unit: "dB" });
  });

  test.each([
    [
      "contradicts",
      "numerics.yaml:2 Classification Accuracy: partial_torch_metric 0.82 is a fraction, but a device value lies above 1",
    ],
    [
      "range_contradicts",
      "numerics.yaml:2 Top-1 Accuracy: the range ends at 100, but no value lies above 1: fraction or percent cannot be told",
    ],
    [
      "undecided",
      "numerics.yaml:2 Classification Accuracy: without partial_torch_metric and metric_range, fraction or percent cannot be told",
    ],
  ])("and is refused when the file %s", async (name, refusal) => {
    const items = await model(name);
    expect(refusals(items)).toEqual([refusal]);
    expect(runsOf(items)).toEqual([]);
  });
});

describe("perf.yaml is joined by device, precision and path", () => {
  test("runtime names and versions are kept as they are written", async () => {
    const [, , tflite] = await runsOfModel("fractions");
    expect(tflite?.document.stack).toEqual({
      path: "litert",
      qairt: "2.40.0.251030114326_189385-auto",
      runtime: "tflite 2.17.0",
    });
    const [litert] = await runsOfModel("newer");
    expect(litert?.document.stack).toEqual({ path: "litert", qairt: "2.45.0.260326154327", runtime: "litert 1.40" });
  });

  test("a result without a row carries no versions, and says why", async () => {
    const [, dlc] = await runsOfModel("fractions");
    expect(dlc?.notJoined).toBe("perf.yaml does not have the path on this device");
    expect(dlc?.document).not.toHaveProperty("placement");
    expect(dlc?.document.stack).toEqual({ path: "qnn-dlc" });
  });

  test("components add up in layers and time, the largest memory counts, a version they dispute is left out", async () => {
    const [onnx] = await runsOfModel("two_components");
    expect(onnx?.document).toMatchObject({
      placement: { npu: 58, gpu: 0, cpu: 2 },
      cost: { latencyMs: 4, peakMemoryBytes: 30 * 1024 * 1024 },
      provenance: {
        original: {
          profileJob: "jenc, jdec",
          components: "Encoder, Decoder: layers and latency are sums, memory the largest",
          toolVersions: "components differ in qairt",
        },
      },
    });
    expect(onnx?.document.stack).toEqual({ path: "ort-qnn", onnxruntime: "1.23.0" });
  });

  test("a component without a row leaves the whole out", async () => {
    const [, dlc] = await runsOfModel("two_components");
    expect(dlc?.notJoined).toBe("perf.yaml has the path for some components only");
  });

  test("a failed profile job gives versions, and neither placement nor cost", async () => {
    const [, , tflite] = await runsOfModel("two_components");
    expect(tflite?.document.stack).toMatchObject({ qairt: "2.40" });
    expect(tflite?.document.placement).toBeUndefined();
    expect(tflite?.document.cost).toBeUndefined();
    expect(tflite?.document.provenance?.original).toMatchObject({ profileJobStatus: "Passed, Failed" });
  });

  test("a broken perf.yaml is refused and its results are kept", async () => {
    const items = await model("broken_perf");
    expect(refusals(items)).toEqual([expect.stringMatching(/^perf\.yaml:2 is not valid YAML: /)]);
    expect(runsOf(items)).toHaveLength(1);
  });
});

describe("devices lead to chips", () => {
  test("through their chipset; a proxy is the chip it names; a chip outside the catalogue keeps its number", async () => {
    const runs = await runsOfModel("devices");
    expect(runs.map(({ document }) => [document.target.device, document.target.soc, document.target.os])).toEqual([
      ["Phone B", "SDM429", "Android 8.10"],
      ["Board C (Proxy)", "QCS6490", undefined],
      ["Phone D", "snapdragon-7gen5", undefined],
    ]);
  });

  test("and a device without one is refused", async () => {
    expect(refusals(await model("devices"))).toEqual([
      "numerics.yaml:26 chipset forgotten of device Phone E is not in devices_and_chipsets.yaml",
      "numerics.yaml:30 device Phone F has no chipset in devices_and_chipsets.yaml",
      'numerics.yaml:34 unknown device "Phone Z": it is not in devices_and_chipsets.yaml',
      'numerics.yaml:36 unknown device "Phone Z": it is not in devices_and_chipsets.yaml',
    ]);
  });
});

describe("what cannot be used is refused with its line, and the rest goes on:", () => {
  test("broken YAML", async () => {
    expect(refusals(await model("broken"))).toEqual([
      expect.stringMatching(/^numerics\.yaml:5 is not valid YAML: Missing closing "quote/),
    ]);
  });

  test("NaN, texts and null for numbers, unknown precisions", async () => {
    const items = await model("not_numbers");
    expect(refusals(items)).toEqual([
      "numerics.yaml:14 partial_metric NaN is not a number",
      'numerics.yaml:16 partial_metric "87.9" is not a number',
      "numerics.yaml:18 partial_metric null is not a number",
      'numerics.yaml:23 unknown precision "w3a3"',
    ]);
    expect(runsOf(items).map(({ document }) => document.result.value)).toEqual([87.9]);
  });

  test("other shapes, unknown metrics, sample counts that are none", async () => {
    const items = await model("shapes");
    expect(refusals(items)).toEqual([
      "numerics.yaml:2 a metric entry is not a map",
      "numerics.yaml:11 device_metric is not nested as device, precision, path, partial_metric",
      "numerics.yaml:13 device_metric is not nested as device, precision, path, partial_metric",
      'numerics.yaml:14 unknown metric "Elegance" ("%"): it is not in the catalogue, and the file does not say which way is better',
      'numerics.yaml:21 num_partial_samples "many" is not a positive whole number',
    ]);
    expect(runsOf(items).map(({ document }) => document.result.value)).toEqual([70.2]);
  });

  test("every value is counted once, as a run or as refused", async () => {
    const summary = emptySummary();
    for (const item of await readItems(FIXTURES)) countItem(summary, item);
    expect(summary).toMatchObject({ files: 16, values: 34, runs: 17, joined: 5, skipped: 4 });
    expect(summary.joined + Object.values(summary.notJoined).reduce((sum, count) => sum + count, 0)).toBe(17);
  });

  test("what is no release is skipped by name", async () => {
    const skipped = (await readItems(FIXTURES)).flatMap((item) => (item.kind === "skipped" ? [item.file] : []));
    expect(skipped.sort()).toEqual([
      "README.txt",
      "scorecard/accuracy.csv",
      "v1/fractions/notes.md",
      "v1/only_perf/perf.yaml",
    ]);
  });
});
