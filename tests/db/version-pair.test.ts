import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { RunInput } from "@/lib/contract/run";
import { readMatrix } from "@/lib/services/read-matrix";
import { onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";

const read = (store: Store, query: Record<string, string>) => readMatrix(store, parseMatrixQuery(query));
const soc = (name: string): Partial<RunInput> => ({ target: { kind: "device", soc: name } });

describeOnEveryEngine("the two versions that a matrix compares unasked", ({ store }) => {
  it("are the two newest where all share as much, and the next older one where only B is said", async () => {
    await settleRuns(store(), [onQairt(9, 700), onQairt(40, 710), onQairt(42, 705)]);
    expect((await read(store(), { diff: "qairt" })).filter.diff).toEqual({ axis: "qairt", a: "2.40.0", b: "2.42.0" });
    const older = await read(store(), { diff: "qairt", b: "2.40.0" });
    expect(older.filter.diff).toEqual({ axis: "qairt", a: "2.9.0", b: "2.40.0" });
    expect(older.choices.qairt.map(({ id, count }) => [id, count])).toEqual([
      ["2.42.0", 1],
      ["2.40.0", 1],
      ["2.9.0", 1],
    ]);
    const one = await read(store(), { diff: "onnxruntime" });
    expect(one.filter.diff).toEqual({ axis: "onnxruntime", a: null, b: "1.24.3" });
  });

  it("are the newest that share enough of the cells shown, whatever the filter leaves of them", async () => {
    const chips = ["SM8450", "SM8550", "SM8650", "SM8750"];
    await settleRuns(store(), [
      ...chips.flatMap((name) => [onQairt(38, 700, soc(name)), onQairt(40, 710, soc(name))]),
      onQairt(42, 705, soc("SM8750")),
      onQairt(43, 705, soc("SM7550")),
    ]);
    const chosen = async (query: Record<string, string>) => {
      const { filter } = await read(store(), { diff: "qairt", ...query });
      return [filter.diff?.a, filter.diff?.b];
    };
    expect(await chosen({})).toEqual(["2.38.0", "2.40.0"]);
    expect(await chosen({ chip: "SM8750" })).toEqual(["2.40.0", "2.42.0"]);
    expect(await chosen({ b: "2.42.0" })).toEqual(["2.40.0", "2.42.0"]);
    expect(await chosen({ chip: "SM7550" })).toEqual(["2.42.0", "2.43.0"]);
  });
});
