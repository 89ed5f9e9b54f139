import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { RunInput } from "@/lib/contract/run";
import { tango } from "@/lib/domain/estimates/tango";
import { readCell } from "@/lib/services/read-cell";
import { readMatrix } from "@/lib/services/read-matrix";
import { bitsOf, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";

const bits = (wrong: number) => ({ value: (1000 - wrong) / 1000, correct: 1000 - wrong, bits: bitsOf(wrong) });
const reference = (result: RunInput["result"]) =>
  onQairt(1, 0, {
    scheme: "float",
    target: { kind: "reference" },
    stack: { path: "torch" },
    result,
    campaign: "reference",
  });
const method = async (store: Store) => {
  const { grid } = await readMatrix(store, parseMatrixQuery({ target: "device" }));
  return grid.squares[0]?.[0]?.cell?.deltaInterval?.method;
};

describeOnEveryEngine("the interval of a delta", ({ store }) => {
  it("holds the samples of a run against those of its reference run, in the matrix and on the page of the cell", async () => {
    await settleRuns(store(), [reference(bits(280)), onQairt(42, 0, { result: bits(310) })]);
    const { grid } = await readMatrix(store(), parseMatrixQuery({ target: "device" }));
    const cell = grid.squares[0]?.[0]?.cell;
    const { low, high } = tango({ worse: 30, better: 0, n: 1000 });
    expect(cell?.deltaInterval).toEqual({ low, high, method: "tango" });
    expect((await readCell(store(), cell?.key ?? "", null))?.cell.deltaInterval).toEqual(cell?.deltaInterval);
    // Read again, it is what it was.
    expect(await method(store())).toBe("tango");
  });

  it("follows the run that speaks", async () => {
    await settleRuns(store(), [reference(bits(280)), onQairt(40, 0, { result: bits(310) })]);
    await method(store());
    await settleRuns(store(), [onQairt(42, 0, { result: bits(281), campaign: "b" })]);
    const { grid } = await readMatrix(store(), parseMatrixQuery({ target: "device" }));
    const { low, high } = tango({ worse: 1, better: 0, n: 1000 });
    expect(grid.squares[0]?.[0]?.cell?.deltaInterval).toEqual({ low, high, method: "tango" });
  });

  it.each<[string, RunInput[], string]>([
    ["the reference is but stated", [onQairt(42, 0, { result: bits(310) })], "fixed-reference"],
    [
      "the reference run has no bits",
      [reference({ value: 0.72, correct: 720 }), onQairt(42, 0, { result: bits(310) })],
      "newcombe",
    ],
    ["the run has no bits", [reference(bits(280)), onQairt(42, 690)], "newcombe"],
    [
      "samples come in clusters",
      [
        reference(bits(280)),
        onQairt(42, 0, { result: { ...bits(310), clusters: Array.from({ length: 1000 }, (_, at) => at % 50) } }),
      ],
      "newcombe",
    ],
    [
      "the newest run failed, and the value is an earlier one's",
      [
        reference(bits(280)),
        onQairt(40, 0, { result: bits(310) }),
        onQairt(42, 0, { result: { status: "failed", reason: "no graph" }, campaign: "b" }),
      ],
      "newcombe",
    ],
  ])("stays what counts say where %s", async (_, runs, expected) => {
    await settleRuns(store(), runs);
    expect(await method(store())).toBe(expected);
  });
});
