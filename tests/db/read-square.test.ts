import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { squareView } from "@/lib/contract/square";
import { readMatrix } from "@/lib/services/read-matrix";
import { readSquare } from "@/lib/services/read-square";
import { readReasons } from "@/lib/services/square/read-reasons";
import { bitsOf, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { makeRun } from "@/tests/support/runs";

type Query = Parameters<typeof parseMatrixQuery>[0];

async function read(store: Store, row: string, column: string, query: Query = {}) {
  const view = await readSquare(store, parseMatrixQuery(query), { row, column });
  return squareView.parse(view);
}

const evaluated = { dataset: "imagenet", split: "validation", metric: "top1", samples: 1000, sha256: "ab".repeat(32) };
const answered = (wrong: number, from = 0) => ({
  value: (1000 - wrong) / 1000,
  correct: 1000 - wrong,
  bits: bitsOf(wrong, from),
});

/** A float reference, and a chip that has 30 samples wrong which the reference has right, of 50 and 20. */
const paired = () => [
  makeRun({ target: { kind: "reference" }, scheme: "none:float", eval: evaluated, result: answered(20), stack: {} }),
  makeRun({ eval: evaluated, result: answered(50) }),
];

/** The same chip on another path, failed. */
const failed = () =>
  makeRun({
    stack: { path: "qnn-dlc", qairt: "2.40.0" },
    eval: evaluated,
    result: { status: "failed", reason: "graph finalize" },
  });

const other = (soc: string, scheme: string, correct: number) =>
  makeRun({ target: { kind: "device", soc }, scheme, result: { value: correct / 1000, correct } });

describeOnEveryEngine("one square of the matrix", ({ store }) => {
  it("between two versions opens on the cell that the square shows, a lost result before any drop", async () => {
    const dlc = (qairt: string) => ({ stack: { path: "qnn-dlc", qairt } });
    await settleRuns(store(), [
      ...[onQairt(40, 720), onQairt(42, 600)],
      ...[onQairt(40, 719, dlc("2.40.0")), onQairt(42, 0, { ...dlc("2.42.0"), result: failed().result })],
    ]);
    const query = { diff: "qairt", a: "2.40.0", b: "2.42.0" };
    const { grid } = await readMatrix(store(), parseMatrixQuery(query));
    const [square] = grid.squares.flat();
    const { cells, detail, diff } = await read(store(), square?.row ?? "", square?.column ?? "", query);
    expect(cells.map(({ status, path }) => [status, path])).toEqual([
      ["failed", "qnn-dlc"],
      ["ok", "ort-qnn"],
    ]);
    expect(detail?.cell.key).toBe(square?.cell?.key);
    expect(diff).toEqual(square?.diff);
    expect(diff?.b?.status).toBe("failed");
  });

  it("holds the run that speaks against the run of its reference, sample by sample", async () => {
    await settleRuns(store(), paired());
    const { detail } = await read(store(), "SM8650", "unknown:w8a8");
    expect(detail?.againstReference).toMatchObject({ verdict: "worse", lost: 30, won: 0, test: "paired-mcnemar" });
    expect(detail?.againstReference?.difference).toBeCloseTo(-0.03, 9);
  });

  it("names everything under it, the worst first, as the matrix itself shows it", async () => {
    await settleRuns(store(), [...paired(), failed()]);
    const { cells, detail } = await read(store(), "SM8650", "unknown:w8a8");
    expect(cells.map(({ status, path }) => [status, path])).toEqual([
      ["failed", "qnn-dlc"],
      ["ok", "ort-qnn"],
    ]);
    const { grid } = await readMatrix(store(), parseMatrixQuery({}));
    const square = grid.squares.flat().find(({ row, column }) => row === "SM8650" && column === "unknown:w8a8");
    expect(square).toMatchObject({ count: 2, cell: { key: detail?.cell.key } });
    expect(detail?.againstReference).toBeNull();
  });

  it("tells its versions, what happened on the way and its newest runs", async () => {
    await settleRuns(store(), [onQairt(40, 720), onQairt(41, 721), onQairt(42, 300)]);
    const { detail, untested } = await read(store(), "SM8650", "unknown:w8a8");
    expect(detail?.series.map(({ value }) => value)).toEqual([0.72, 0.721, 0.3]);
    expect(detail?.changes[0]).toMatchObject({ verdict: "collapsed" });
    expect(detail?.runs.map(({ value }) => value)).toEqual([0.3, 0.721, 0.72]);
    expect(untested).toBeNull();
  });

  it("shows one version where an axis shows versions, and what changed between two", async () => {
    await settleRuns(store(), [onQairt(40, 720), onQairt(41, 700)]);
    const older = await read(store(), "2.40.0", "unknown:w8a8", { rows: "qairt" });
    expect(older.cells.map(({ value }) => value)).toEqual([0.72]);
    const change = await read(store(), "SM8650", "unknown:w8a8", { diff: "qairt", a: "2.40.0", b: "2.41.0" });
    expect(change.diff).toMatchObject({ a: { value: 0.72 }, b: { value: 0.7 } });
    expect(change.diff?.delta).toBeCloseTo(-0.02, 9);
  });

  it("says of one that nobody ran what would test it, by what was measured nearest", async () => {
    await settleRuns(store(), [
      other("SM8650", "w8a8", 700),
      other("SM8650", "w8a16", 710),
      other("SM8550", "w8a8", 690),
    ]);
    const { detail, cells, untested } = await read(store(), "SM8550", "unknown:w8a16");
    expect([detail, cells]).toEqual([null, []]);
    expect(untested?.neighbours.row.map(({ column }) => column)).toEqual(["unknown:w8a8"]);
    expect(untested?.neighbours.column.map(({ row }) => row)).toEqual(["SM8650"]);
    expect(JSON.parse(untested?.document ?? "")).toMatchObject({
      model: { name: "mobilenet_v2" },
      scheme: "unknown:w8a16",
      target: { kind: "device", soc: "SM8550" },
      eval: { dataset: "imagenet", metric: "top1" },
      result: { value: null },
    });
  });

  it("is untested for ids that nothing has, and asks for nothing where nothing was measured", async () => {
    const { untested, row } = await read(store(), "<b>\u202e", "unknown:w8a8");
    expect(untested).toEqual({ neighbours: { row: [], column: [] }, runnable: true, document: null });
    expect(row.id).toBe("<b>\u202e");
  });

  it("is what it was at an earlier moment", async () => {
    await settleRuns(store(), [onQairt(40, 720)]);
    const { asOf } = await readMatrix(store(), parseMatrixQuery({}));
    await settleRuns(store(), [onQairt(41, 100)]);
    const past = await read(store(), "SM8650", "unknown:w8a8", { asOf: String(asOf) });
    expect([past.pinned, past.detail?.cell.value, past.detail?.runs.length]).toEqual([true, 0.72, 1]);
  });

  it("gives a cause only where something dropped", async () => {
    await settleRuns(store(), paired());
    const fell = (await read(store(), "SM8650", "unknown:w8a8")).detail;
    const reference = (await read(store(), "reference", "none:float")).detail;
    await settleRuns(store(), [makeRun({ scheme: "w8a16", result: { value: 0.7235 } })]);
    const slight = (await read(store(), "SM8650", "unknown:w8a16")).detail;
    const causeOf = async (detail: typeof fell) => detail && (await readReasons(store(), detail, null)).cause;
    expect(await causeOf(fell)).not.toBeNull();
    expect(await causeOf(reference)).toBeNull();
    expect(await causeOf(slight)).toBeNull();
  });
});
