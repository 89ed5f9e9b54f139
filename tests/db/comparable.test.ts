import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import type { RunInput } from "@/lib/contract/run";
import { recordRuns } from "@/lib/services/record-runs";
import { CELL_RUNS, readComparable } from "@/lib/services/runs/read-comparable";
import { settleAll } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const A = "a".repeat(64);
const B = "b".repeat(64);

async function post(store: Store, runs: readonly RunInput[]): Promise<string[]> {
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now: NOW });
  await settleAll(store, { holder: "test", clock: () => NOW });
  return answers.map((answer) => ("id" in answer ? answer.id : JSON.stringify(answer.problem)));
}
const evaluated = (change: object) => ({
  dataset: "imagenet",
  split: "validation",
  metric: "top1",
  samples: 1000,
  ...change,
});
const qairt = (version: string) => ({ path: "ort-qnn", onnxruntime: "1.24.3", qairt: version });

describeOnEveryEngine("what a run may be held against", ({ store }) => {
  it("is its cell, other chips, other schemes and references, each with its difference", async () => {
    const [own = "", older, chip, scheme, reference] = await post(store(), [
      makeRun({ stack: qairt("2.42.0"), result: { value: 0.7, correct: 700 } }),
      makeRun({ stack: qairt("2.41.0"), result: { value: 0.72, correct: 720 } }),
      makeRun({ target: { kind: "device", soc: "SM8550" }, result: { value: 0.69, correct: 690 } }),
      makeRun({ scheme: "w8a16", result: { value: 0.71, correct: 710 } }),
      makeRun({ scheme: "float", target: { kind: "reference" }, stack: null, result: { value: 0.724 } }),
      makeRun({ scheme: "w4a16", target: { kind: "device", soc: "SM8750" }, result: { value: 0.5 } }),
    ]);
    const view = await readComparable(store(), own);
    expect(view?.groups.map(({ group, runs }) => [group, runs.map(({ run }) => run.id)])).toEqual([
      ["cell", [older]],
      ["chip", [chip]],
      ["scheme", [scheme]],
      ["reference", [reference]],
    ]);
    const [cell, chips] = view?.groups ?? [];
    expect(cell?.runs[0]).toMatchObject({ versions: { qairt: "2.41.0" }, notes: ["artifact-assumed"] });
    expect(cell?.runs[0]?.difference).toBeCloseTo(0.02, 12);
    expect(cell?.runs[0]?.interval?.low).toBeLessThan(0.02);
    expect(chips?.runs[0]?.difference).toBeCloseTo(-0.01, 12);
    expect(view).toMatchObject({ excluded: [], elsewhere: 1 });
    expect(view?.compareQuery).toContain("evaluation=");
  });

  it("leaves the others out, each with its reason, a count and an example", async () => {
    const list = { eval: evaluated({ sha256: A }) };
    const [own = "", ...others] = await post(store(), [
      makeRun({ ...list, artifact: { quantizedSha256: A, sourceSha256: A } }),
      makeRun({ ...list, artifact: { quantizedSha256: B, sourceSha256: A }, stack: qairt("2.41.0") }),
      makeRun({ ...list, stack: qairt("2.40.0") }),
      makeRun({ ...list, scheme: "w8a16", artifact: { sourceSha256: B } }),
      makeRun({ ...list, scheme: "w4a16", result: { status: "failed", reason: "segfault" } }),
      makeRun({ ...list, target: { kind: "simulator", simulated: true } }),
      makeRun({ eval: evaluated({ sha256: B }) }),
      makeRun({ eval: evaluated({}) }),
      makeRun({ eval: evaluated({ samples: 500 }), result: { value: 0.7, correct: 350 } }),
      makeRun({ eval: evaluated({ metric: "top5" }), result: { value: 0.9 } }),
      makeRun({ eval: evaluated({ split: "test" }) }),
      makeRun({ eval: evaluated({ dataset: "imagenette" }) }),
      makeRun({ model: { name: "mobilenet_v2", variant: "width-0.5" } }),
    ]);
    const view = await readComparable(store(), own);
    expect(view?.excluded.map(({ reason, count, example }) => [reason, count, example.id])).toEqual([
      ["other-variant", 1, others[11]],
      ["other-dataset", 1, others[10]],
      ["other-split", 1, others[9]],
      ["other-metric", 1, others[8]],
      ["other-sample-count", 1, others[7]],
      ["other-sample-list", 1, others[5]],
      ["sample-list-unknown-on-one-side", 1, others[6]],
      ["quantized-artifact-differs", 1, others[0]],
      ["quantized-artifact-unknown-on-one-side", 1, others[1]],
      ["source-differs", 1, others[2]],
      ["simulated-beside-real", 1, others[4]],
      ["not-measured", 1, others[3]],
    ]);
    expect(view?.groups).toEqual([]);
  });

  it("looks at no more of its cell than it says, and knows no run by another id", async () => {
    const many = Array.from({ length: CELL_RUNS + 20 }, (_, index) =>
      makeRun({ stack: qairt(`2.${index}.0`), artifact: { quantizedSha256: index === 0 ? B : A } }),
    );
    const ids = await post(store(), many);
    const view = await readComparable(store(), ids.at(-1) ?? "");
    const [cell] = view?.groups ?? [];
    expect((cell?.runs.length ?? 0) + (cell?.more ?? 0)).toBe(CELL_RUNS);
    // The oldest run, whose file differs, is beyond what is looked at.
    expect(view?.excluded).toEqual([]);
    expect(await readComparable(store(), "00000000-0000-4000-8000-000000000000")).toBeNull();
  });

  it("says nothing of neighbours before a run is settled, and why other evaluations are none", async () => {
    const [first = ""] = await post(store(), [makeRun({ eval: evaluated({ samples: 10 }), result: { value: 0.5 } })]);
    const answers = await recordRuns(store(), asItems([makeRun()]), { origin: "api", now: NOW });
    const [answer] = answers;
    const view = await readComparable(store(), answer && "id" in answer ? answer.id : "");
    expect(view).toMatchObject({ groups: [], excluded: [{ reason: "other-sample-count", example: { id: first } }] });
  });
});
