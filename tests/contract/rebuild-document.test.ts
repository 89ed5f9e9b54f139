import fc from "fast-check";
import { expect, it } from "vitest";
import { rebuildDocument } from "@/lib/services/rebuild-document";
import { recordRuns } from "@/lib/services/record-runs";
import { NOW } from "@/tests/contract/accept";
import { anyRun } from "@/tests/contract/run-arbitrary";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const options = { origin: "api" as const, now: NOW };
const layers = {
  against: "float",
  graph: [{ id: "a" }, { id: "b", inputs: ["a"] }],
  metrics: { sqnr: [25.7, 0.1], mse: [1 / 3, null] },
};

describeOnEveryEngine("a document rebuilt from the store", ({ store }) => {
  async function rebuiltAll(): Promise<unknown[]> {
    const rows = await store().db.select().from(store().t.run);
    const documents = await Promise.all(rows.map((row) => rebuildDocument(store(), row)));
    return documents.map((document) => JSON.parse(JSON.stringify(document)));
  }

  it("is the same run when it is posted again, with or without its id", async () => {
    const bits = { value: 0.5, correct: 4, bits: "8P==" };
    const runs = [
      makeRun({ layers }),
      makeRun({ layers, id: "0192f0c1-7c7a-7000-8000-00000000000a" }),
      makeRun({ eval: { dataset: "imagenet", metric: "top1", samples: 8 }, result: bits }),
      makeRun({ eval: { dataset: "imagenet", metric: "top1", unit: "%" }, result: { value: 71.9 }, reference: null }),
      makeRun({ result: { status: "failed", reason: "  spaces and \n lines stay  " }, reference: null }),
    ];
    await recordRuns(store(), asItems(runs), options);
    const documents = (await rebuiltAll()) as { id: string }[];
    expect(documents).toHaveLength(runs.length);
    const again = await recordRuns(store(), asItems(documents), options);
    expect(again).toEqual(documents.map(({ id }) => ({ id, duplicate: true, verdict: "pending" })));
    const derived = documents.filter(({ id }) => id.charAt(14) === "8").map(({ id: _, ...rest }) => rest);
    expect(derived).toHaveLength(4);
    for (const answer of await recordRuns(store(), asItems(derived), options)) {
      expect(answer).toMatchObject({ duplicate: true });
    }
    expect(await store().db.$count(store().t.run)).toBe(runs.length);
  });

  it("holds for any run that keeps the contract", async () => {
    const runs = fc.sample(anyRun, { numRuns: 200, seed: 20260112 });
    const first = await recordRuns(store(), asItems(runs), options);
    expect(first.filter((answer) => "problem" in answer)).toEqual([]);
    const documents = await rebuiltAll();
    const again = await recordRuns(store(), asItems(documents), options);
    expect(again.filter((answer) => !("id" in answer && answer.duplicate))).toEqual([]);
  });
});
