import { expect, it } from "vitest";
import { causeView } from "@/lib/contract/cause";
import type { RunInput } from "@/lib/contract/run";
import { pairedErrors } from "@/lib/services/causes/cause-cells";
import { readCausePriors, writeCausePriors } from "@/lib/services/causes/cause-priors";
import { readCauseRuns } from "@/lib/services/causes/cause-runs";
import { readCause } from "@/lib/services/causes/read-cause";
import { findMark } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";
import { settleAll } from "@/lib/services/settle";
import { fillEmpty } from "@/lib/services/switch-samples";
import { bitsOf, NOW, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { makeRun } from "@/tests/support/runs";

/** A run of the float model's 90 % on 1000 samples, everything recorded. */
function run(soc: string, qairt: string, correct: number, change: Partial<RunInput> = {}): RunInput {
  return makeRun({
    target: { kind: "device", soc },
    stack: { path: "ort-qnn", backend: "htp", onnxruntime: "1.24.3", qairt },
    artifact: { sourceSha256: "a".repeat(64), quantizedSha256: "b".repeat(64) },
    placement: { npu: 100, gpu: 0, cpu: 0 },
    result: { value: correct / 1000, correct },
    reference: { value: 0.9, source: "torch fp32" },
    ...change,
  });
}

/** One chip drops on one QAIRT; with it on another, and another chip on both, are fine. */
const onOneChipAndVersion = (): RunInput[] => [
  run("SM8650", "2.42.0", 600),
  run("SM8650", "2.29.0", 899),
  run("SM8550", "2.42.0", 898),
  run("SM8550", "2.29.0", 901),
  run("SM8450", "2.42.0", 897),
];

/** Beside the simulated fleet of the sample data stands the table that people start from. */
const isAsked = ({ simulated }: { simulated: boolean }) => !simulated;

describeOnEveryEngine("causes", ({ store }) => {
  const cellOf = async (chip: string) => {
    const [cell] = (await readCells(store(), await findMark(store(), null), { chips: [chip] })).filter(isAsked);
    if (!cell) throw new Error(`no cell on ${chip}`);
    return cell;
  };
  const causeOn = async (chip: string, more: { run?: string; asOf?: number } = {}) => {
    const view = await readCause(store(), {
      cell: (await cellOf(chip)).key,
      run: more.run ?? null,
      asOf: more.asOf ?? null,
    });
    if (!view) throw new Error("no cause");
    return causeView.parse(view);
  };

  it("leaves the five-chip table of the sample data undetermined and says which run would tell most", async () => {
    await fillEmpty(store(), NOW);
    await settleAll(store(), { holder: "test", clock: () => NOW });
    const view = await causeOn("SM4450");
    expect(view.verdict.cause).toMatchObject({ class: "undetermined", because: ["no-sample-count", "not-separated"] });
    expect(view.verdict.missing).toEqual(expect.arrayContaining(["samples", "qairt", "runtime", "placement"]));
    const [first] = view.verdict.nextRuns;
    expect(first).toMatchObject({ targetKind: "device", chip: "SM4450", changes: [{ axis: "qairt", to: null }] });
    expect(view.cell.sample).toBe(true);
    expect(view.runs.map(({ id }) => id).sort()).toEqual(view.verdict.witnesses.map(({ runId }) => runId).sort());
  });

  it("never weighs sample data beside results", async () => {
    await fillEmpty(store(), NOW);
    await settleAll(store(), { holder: "test", clock: () => NOW });
    const measured = run("SM8650", "2.42.0", 600, {
      model: { name: "unnamed model (community note)" },
      scheme: "int8",
      eval: { dataset: "not stated", metric: "accuracy" },
      result: { value: 0.6 },
    });
    await settleRuns(store(), [measured]);
    const view = await causeOn("SM8650");
    expect(view).toMatchObject({ cell: { sample: false }, reference: { value: 0.9 }, weighed: { runs: 1 } });
    expect(view.verdict.witnesses).toEqual([]);
  });

  it("names chip and software together when each alone is shown to be fine", async () => {
    await settleRuns(store(), onOneChipAndVersion());
    // The newest point of SM8650 by version is the bad one.
    const view = await causeOn("SM8650");
    expect(view.verdict.cause).toMatchObject({ class: "interaction", of: ["chip", "software"] });
    const fine = view.verdict.witnesses.find(({ same }) => same.includes("chip"));
    expect(fine).toMatchObject({ reading: "fine", different: ["qairt"] });
    expect(view.verdict.cleared.map(({ factor }) => factor)).toEqual(expect.arrayContaining(["chip", "qnn"]));
    expect(view.runs.map(({ id }) => id)).toContain(fine?.runId);
    expect(view).toMatchObject({ value: 0.6, reference: { value: 0.9 }, resolution: 0.01 });
  });

  it("asks about any run of the cell, and about none of another", async () => {
    await settleRuns(store(), onOneChipAndVersion());
    const { key } = await cellOf("SM8650");
    const witness = (await causeOn("SM8650")).verdict.witnesses.find(({ same }) => same.includes("chip"));
    const fine = await causeOn("SM8650", { run: witness?.runId ?? "" });
    expect(fine.verdict.cause).toEqual({ class: "undetermined", because: ["no-drop"] });
    const other = await cellOf("SM8550");
    expect(await readCause(store(), { cell: key, run: other.runId, asOf: null })).toBeNull();
    expect(await readCause(store(), { cell: "0".repeat(32), run: null, asOf: null })).toBeNull();
  });

  it("pairs results by the samples they have in common, and no others", async () => {
    const paired = (qairt: string, wrong: number) =>
      run("SM8650", qairt, 1000 - wrong, { result: { value: (1000 - wrong) / 1000, bits: bitsOf(wrong) } });
    await settleRuns(store(), [paired("2.42.0", 130), paired("2.29.0", 100), run("SM8550", "2.42.0", 870)]);
    const cell = await cellOf("SM8650");
    const view = await causeOn("SM8650");
    const runs = await readCauseRuns(store(), view.cell.evaluation, {
      cells: [cell.key],
      sample: false,
      upTo: view.asOf,
    });
    expect(runs.rows).toHaveLength(3);
    const errors = await pairedErrors(store(), runs, cell.runId);
    const partner = runs.rows.find(({ qairt }) => qairt === "2.29.0");
    // 30 of 1000 lost and none won: much closer together than the 1.4 points of two lists of 1000.
    expect([...errors]).toEqual([[partner?.id, expect.closeTo(0.0055, 4)]]);
  });

  it("weighs the newest runs of a large evaluation, the cell's own and the references", async () => {
    const reference = run("SM8650", "2.42.0", 900, {
      target: { kind: "reference", device: "host" },
      stack: { path: "torch" },
    });
    await settleRuns(store(), [reference, run("SM8650", "2.42.0", 600), run("SM8650", "2.29.0", 899)]);
    await settleRuns(store(), [
      run("SM8550", "2.29.0", 901),
      run("SM8550", "2.42.0", 898),
      run("SM8450", "2.42.0", 897),
    ]);
    const cell = await cellOf("SM8650");
    const { cell: asked, asOf } = await causeOn("SM8650");
    const of = { cells: [cell.key], sample: false, upTo: asOf, limit: 2 };
    const { rows, capped } = await readCauseRuns(store(), asked.evaluation, of);
    expect(capped).toBe(true);
    expect(rows.map((row) => [row.chip, row.qairt])).toEqual([
      [null, null],
      ["SM8650", "2.42.0"],
      ["SM8650", "2.29.0"],
      ["SM8550", "2.42.0"],
      ["SM8450", "2.42.0"],
    ]);
  });

  it("stops when other inputs gave the very same outputs", async () => {
    const outputSha256 = "c".repeat(64);
    const [bad] = onOneChipAndVersion();
    await settleRuns(store(), [
      { ...(bad as RunInput), result: { value: 0.6, correct: 600, outputSha256 } },
      run("SM8650", "2.42.0", 850, {
        eval: { dataset: "imagenet-v2", metric: "top1", samples: 1000 },
        result: { value: 0.85, correct: 850, outputSha256 },
      }),
    ]);
    const cells = await readCells(store(), await findMark(store(), null), { chips: ["SM8650"] });
    const target = cells.find(({ dataset }) => dataset === "imagenet");
    const view = await readCause(store(), { cell: target?.key ?? "", run: null, asOf: null });
    expect(view?.verdict.cause).toMatchObject({
      class: "measurement",
      evidence: { fact: "outputs-equal-for-other-inputs" },
    });
  });

  it("weighs with the priors in force, and with those of the moment when pinned", async () => {
    await settleRuns(store(), [run("SM8650", "2.42.0", 600), run("SM8550", "2.42.0", 605)]);
    const before = await causeOn("SM8650");
    expect(before.priors.changed).toBeNull();
    const { priors } = await readCausePriors(store(), null);
    const all = Object.fromEntries(Object.keys(priors).map((name) => [name, name === "scheme" ? 97 : 0.3]));
    await writeCausePriors(store(), { priors: all as typeof priors, note: "our fleet" }, "ada", NOW);
    const after = await causeOn("SM8650");
    expect(after.priors.changed).toEqual({ who: "ada", at: NOW, note: "our fleet" });
    const scheme = (view: typeof after) =>
      view.verdict.posterior.find(({ hypothesis }) => hypothesis === "scheme")?.posterior ?? 0;
    expect(scheme(after)).toBeGreaterThan(0.9);
    expect(scheme(await causeOn("SM8650", { asOf: before.asOf }))).toBe(scheme(before));
    await writeCausePriors(store(), null, "ada", NOW + 1);
    expect((await causeOn("SM8650")).priors).toEqual(before.priors);
  });
});
