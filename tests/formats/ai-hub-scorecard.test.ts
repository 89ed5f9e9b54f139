import path from "node:path";
import { describe, expect, test } from "vitest";
import { aiHubScorecard } from "@/lib/formats/ai-hub-scorecard/importer";
import { detects, folderFiles, itemsOf, storedRuns, textOf } from "@/tests/formats/import-files";
import { refusals, runsOf } from "@/tests/formats/read-items";
import { fileOf } from "@/tests/formats/supplement-items";
import { hasShared, shared } from "@/tests/support/shared";
import { ROOT } from "@/tests/support/source-files";

const FIXTURES = path.join(ROOT, "tests/fixtures/ai-hub-scorecard");
const FIRST = "2026-01-03_aaaaaaaaaa_accuracy.csv";
const VERSIONS = "2026-01-03_aaaaaaaaaa_tool-versions.yaml";
const first = textOf(FIXTURES, FIRST);

const readFolder = () =>
  itemsOf(
    aiHubScorecard,
    folderFiles(FIXTURES).filter(({ path: name }) => detects(aiHubScorecard, name, textOf(FIXTURES, name)) !== null),
  );
const read = (text: string | Uint8Array, versions?: string) =>
  itemsOf(aiHubScorecard, [
    fileOf(text, `x/${FIRST}`, 64),
    ...(versions === undefined ? [] : [fileOf(versions, `x/${VERSIONS}`)]),
  ]);

describe("an AI Hub scorecard", () => {
  test("is known by its header, and its tool versions by their name", () => {
    expect(detects(aiHubScorecard, FIRST, first)).toBe("reads");
    expect(detects(aiHubScorecard, FIRST, first.replace("Sim Accuracy", "Simulator Accuracy"))).toBe("reads");
    expect(detects(aiHubScorecard, VERSIONS, textOf(FIXTURES, VERSIONS))).toBe("companion");
    expect(detects(aiHubScorecard, VERSIONS, "versions: 1\n")).toBeNull();
    expect(detects(aiHubScorecard, "a.csv", "model_id,precision\n")).toBeNull();
  });

  test("gives a run for the device, with the versions of its runtime, and one for the simulator", async () => {
    const items = await read(first, textOf(FIXTURES, VERSIONS));
    const runs = runsOf(items).filter(({ line }) => line === 3);
    expect(runs.map(({ document }) => document)).toEqual([
      {
        startedAt: "2026-01-01T00:00:00Z",
        runner: { name: "import", version: "1" },
        campaign: "ai-hub-scorecard 2026-01-01",
        model: { name: "toy_net" },
        scheme: "w8a8",
        target: { kind: "device", soc: "SM8650" },
        stack: { path: "ort-qnn", qairt: "2.40", onnxruntime: "1.23.0" },
        eval: { dataset: "imagenet", split: "validation split", metric: "top1", samples: 1000, unit: "%" },
        result: { status: "ok", value: 70.75 },
        reference: { value: 72.5, source: "torch" },
        provenance: {
          format: "ai-hub-scorecard",
          file: FIRST,
          original: {
            metric: "Classification Accuracy",
            unit: "%",
            runtime: "onnx",
            chipset: "qualcomm-snapdragon-8-gen3",
            branch: "main",
            metric_min: "0.0",
            metric_max: "100.0",
            metric_threshold: "10.0",
            psnr: "30.5, 28.25",
          },
        },
      },
      {
        startedAt: "2026-01-01T00:00:00Z",
        runner: { name: "import", version: "1" },
        campaign: "ai-hub-scorecard 2026-01-01",
        model: { name: "toy_net" },
        scheme: "w8a8",
        target: { kind: "simulator" },
        eval: { dataset: "imagenet", split: "validation split", metric: "top1", samples: 1000, unit: "%" },
        result: { status: "ok", value: 71.5 },
        reference: { value: 72.5, source: "torch" },
        provenance: {
          format: "ai-hub-scorecard",
          file: FIRST,
          original: { metric: "Classification Accuracy", unit: "%" },
        },
      },
    ]);
  });

  test("a broken-down device is a result, and the simulator's value is one run, not one a runtime", async () => {
    const items = await read(first);
    expect(storedRuns(items).find(({ identity }) => identity.path === "qnn-dlc")).toMatchObject({
      value: 0.001,
      reference: { value: 0.725 },
    });
    expect(
      items.filter((item) => item.kind === "skipped").map((item) => "reason" in item && [item.line, item.reason]),
    ).toEqual([
      [4, "repeats a simulator value for another runtime"],
      [5, "has the accuracy of the torch model only"],
      [6, "has no accuracy"],
    ]);
  });

  test("metrics that are no shares keep their unit and direction", async () => {
    const nme = storedRuns(await read(first)).filter(({ metric }) => metric.id === "nme");
    expect(nme.map(({ identity, value, metric }) => [identity.targetKind, value, metric.direction])).toEqual([
      ["device", 0.035, "lower"],
      ["simulator", 0.031, "lower"],
    ]);
  });

  test("refuses what nothing explains, by line", async () => {
    expect(refusals(await read(first)).map((one) => one.replace(`x/${FIRST}:`, ""))).toEqual([
      "8 the range ends at 100, but no value lies above 1: fraction or percent cannot be told",
      "9 metric_name is empty: nothing says what the values are",
      '11 unknown precision "w9a9"',
      '12 unknown device "abacus-9000"',
      "13 0.715 beside a torch value of 72.5 may be 0.715 % or a fraction",
      "14 num_samples 10.5 is not a positive whole number",
      '15 Device Accuracy: "NaN" is not a number',
    ]);
  });

  test("says where versions are missing", async () => {
    const reasons = async (versions?: string) =>
      new Set(
        runsOf(await read(first, versions)).flatMap(({ document, notJoined }) =>
          document.target.kind === "device" ? [notJoined] : [],
        ),
      );
    expect(await reasons()).toEqual(new Set(["there is no tool-versions.yaml beside it"]));
    expect(await reasons(textOf(FIXTURES, VERSIONS))).toEqual(
      new Set([null, "the tool-versions.yaml beside it does not have the runtime"]),
    );
    expect(await reasons("tool_versions: [")).toEqual(
      new Set([expect.stringContaining("tool-versions.yaml beside it is not valid YAML")]),
    );
  });

  test("two dates make one series, although metrics and datasets were renamed in between", async () => {
    const runs = storedRuns(await readFolder());
    const points = new Map<string, Set<number | null>>();
    for (const run of runs) points.set(run.cellKey, (points.get(run.cellKey) ?? new Set()).add(run.startedAt));
    const joined = runs.filter(
      ({ cellKey, startedAt }) => points.get(cellKey)?.size === 2 && startedAt === Date.UTC(2026, 1, 1),
    );
    expect(
      joined.map(({ identity }) => [identity.model, identity.targetKind, identity.dataset, identity.metric]),
    ).toEqual([
      ["toy_net", "device", "imagenet", "top1"],
      ["toy_net", "simulator", "imagenet", "top1"],
      ["toy_det", "device", "coco91_class", "map-50-95"],
      ["toy_det", "simulator", "coco91_class", "map-50-95"],
    ]);
  });

  test("gives the same documents from any folder, and with other line ends", async () => {
    const documents = async (text: string, folder: string) =>
      runsOf(await itemsOf(aiHubScorecard, [fileOf(text, `${folder}${FIRST}`)])).map(({ document }) => document);
    expect(await documents(`\ufeff${first.replaceAll("\n", "\r\n")}`, "a/b/")).toEqual(await documents(first, ""));
  });

  test("a missing column refuses the file and names the nearest", async () => {
    expect(await read(first.replace("Sim Accuracy", "Simulator Accuracy"))).toEqual([
      {
        kind: "refused",
        file: `x/${FIRST}`,
        line: 1,
        reason: 'the column "Sim Accuracy" is missing; the nearest is "Simulator Accuracy"',
        values: 0,
      },
    ]);
  });

  test("cut at any byte it gives fewer runs or a reason, and never throws", async () => {
    const bytes = Buffer.from(`${first.split("\n").slice(0, 5).join("\n")}\n`);
    const whole = runsOf(await read(bytes)).map(({ document }) => JSON.stringify(document));
    expect(whole).toHaveLength(4);
    for (let length = 0; length < bytes.byteLength; length += 1) {
      const items = await read(bytes.subarray(0, length));
      const runs = runsOf(items).map(({ document }) => JSON.stringify(document));
      expect(runs).toEqual(whole.slice(0, runs.length));
      expect(items.length).toBeGreaterThan(0);
    }
  });
});

describe.skipIf(!hasShared("data/aihub/scorecard"))("the scorecards of ../shared/data/aihub/scorecard", () => {
  const readAll = () => itemsOf(aiHubScorecard, folderFiles(shared("data/aihub/scorecard")));

  test("every row is a run, skipped or refused, for a reason that is told", async () => {
    const items = await readAll();
    const counts: Record<string, number> = {};
    for (const item of items) {
      const key = "reason" in item ? `${item.kind} ${item.reason}` : item.kind;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    expect(counts).toEqual({
      read: 4,
      run: 1786,
      "skipped has no accuracy": 516,
      "skipped has the accuracy of the torch model only": 80,
      "skipped repeats a simulator value for another runtime": 588,
      "refused the range ends at 100, but no value lies above 1: fraction or percent cannot be told": 25,
      "refused metric_name is empty: nothing says what the values are": 156,
    });
    const runs = storedRuns(items);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1786);
    expect(runs.filter(({ identity, stack }) => identity.targetKind === "device" && stack.qairt === null)).toEqual([]);
    expect(new Set(runs.map(({ identity }) => identity.chip))).toEqual(new Set(["SM8750-AC", null]));
  });

  test("keeps values: mobilenet_v2 w8a16_mixed_int16 through the QNN EP broke down in April", async () => {
    const found = storedRuns(await readAll()).filter(
      ({ identity }) =>
        identity.model === "mobilenet_v2" &&
        identity.scheme === "unknown:w8a16-mixed_int16" &&
        identity.path === "ort-qnn-dlc",
    );
    expect(found.map(({ value, reference, stack }) => [value, reference?.value, stack.qairt])).toEqual([
      [0.002, 0.724, "2.43.0.260127150333_193827"],
    ]);
  });

  test("no cell of one date differs from one of the other by the name of its evaluation only", async () => {
    const dates = new Map<string, Set<number | null>>();
    const runs = storedRuns(await readAll());
    for (const run of runs) dates.set(run.cellKey, (dates.get(run.cellKey) ?? new Set()).add(run.startedAt));
    expect([...dates.values()].filter((set) => set.size === 2)).toHaveLength(834);
    const alone = runs.filter(({ cellKey }) => dates.get(cellKey)?.size === 1);
    const place = ({ identity: i, startedAt }: (typeof runs)[number], other: boolean) =>
      JSON.stringify([i.model, i.scheme, i.path, i.targetKind, (startedAt === Date.UTC(2026, 2, 15)) !== other]);
    const places = new Set(alone.map((run) => place(run, false)));
    expect(alone).toHaveLength(118);
    expect(alone.filter((run) => places.has(place(run, true)))).toEqual([]);
  });
});
