import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { findMark } from "@/lib/services/marks";
import { readMatrix } from "@/lib/services/read-matrix";
import { settleAll } from "@/lib/services/settle";
import { fillEmpty } from "@/lib/services/switch-samples";
import { NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";

const diffable = async (store: Store, query: Record<string, string> = {}) =>
  (await readMatrix(store, parseMatrixQuery(query))).diffable;
const onStack = (onnxruntime: string, qairt: string, startedAt: string) =>
  onQairt(1, 700, { startedAt, stack: { path: "ort-qnn", onnxruntime, qairt } });

describeOnEveryEngine("what two versions can be compared of", ({ store }) => {
  it("is found though every cell was run again and speaks of the newest version", async () => {
    await settleRuns(store(), [onQairt(40, 710), onQairt(42, 705)]);
    const view = await readMatrix(store(), parseMatrixQuery({}));
    expect(view.choices.qairt.map(({ id }) => id)).toEqual(["2.42.0"]);
    expect(view.diffable).toEqual(["qairt"]);
  });

  it("is nothing where one version ran, however often", async () => {
    await settleRuns(store(), [onQairt(42, 710), onQairt(42, 705, { startedAt: "2026-04-01T00:00:00Z" })]);
    expect(await diffable(store())).toEqual([]);
  });

  it("is each software for itself, also where old results came last", async () => {
    await settleRuns(store(), [onStack("1.24.3", "2.42.0", "2026-02-01T00:00:00Z")]);
    await settleRuns(store(), [onStack("1.23.0", "2.42.0", "2026-01-01T00:00:00Z")]);
    expect(await diffable(store())).toEqual(["onnxruntime"]);
  });

  it("is what a pinned moment knew", async () => {
    await settleRuns(store(), [onQairt(40, 710)]);
    const { seq } = await findMark(store(), null);
    await settleRuns(store(), [onQairt(42, 705)]);
    expect(await diffable(store(), { asOf: String(seq) })).toEqual([]);
    expect(await diffable(store())).toEqual(["qairt"]);
  });

  it("is QAIRT on the first page of sample data, which leaves out what was put aside afterwards", async () => {
    await fillEmpty(store(), NOW);
    await settleAll(store(), { holder: "test", clock: () => NOW });
    expect(await diffable(store())).toContain("qairt");
    await settleRuns(store(), [onQairt(42, 710)]);
    expect(await diffable(store())).toEqual([]);
  });
});
