import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseSlicesQuery } from "@/lib/contract/compare-filter";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { RunInput } from "@/lib/contract/run";
import { newcombe } from "@/lib/domain/estimates/newcombe";
import type { MatrixView } from "@/lib/domain/matrix";
import { readSlices } from "@/lib/services/compare/read-slices";
import { findMark } from "@/lib/services/marks";
import { MAX_VERSIONED_RUNS, requireFewRuns } from "@/lib/services/matrix/version-cells";
import { readMatrix } from "@/lib/services/read-matrix";
import { writeSet } from "@/lib/services/saved-sets";
import { makeCell } from "@/tests/fixtures/cells";
import { bitsOf, NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";

const read = (store: Store, query: Record<string, string | string[]>) => readMatrix(store, parseMatrixQuery(query));
const ids = (view: MatrixView) => [view.grid.rows, view.grid.columns].map((side) => side.map(({ id }) => id));
const shown = <T>({ grid }: MatrixView, of: (square: MatrixView["grid"]["squares"][number][number]) => T): T[][] =>
  grid.squares.map((line) => line.map(of));
const soc = (name: string): Partial<RunInput> => ({ target: { kind: "device", soc: name } });
const failed: Partial<RunInput> = { result: { status: "failed", reason: "graph finalize failed" } };
const bits = (wrong: number) => ({ value: (1000 - wrong) / 1000, correct: 1000 - wrong, bits: bitsOf(wrong) });

describeOnEveryEngine("a matrix over versions", ({ store }) => {
  it("shows each cell as it would stand with only the runs of a version", async () => {
    await settleRuns(store(), [
      onQairt(40, 715),
      onQairt(42, 500),
      onQairt(42, 600, { startedAt: "2026-03-01T00:00:00Z" }),
      onQairt(40, 700, soc("SM8750")),
      onQairt(9, 720, { ...soc("SM8750"), stack: { path: "ort-qnn" } }),
    ]);
    const view = await read(store(), { columns: "qairt" });
    expect(ids(view)).toEqual([
      ["SM8650", "SM8750"],
      ["unknown", "2.40.0", "2.42.0"],
    ]);
    expect(shown(view, ({ cell }) => cell?.value ?? null)).toEqual([
      [null, 0.715, 0.6],
      [0.72, 0.7, null],
    ]);
    expect(view.grid.squares[0]?.[2]).toMatchObject({ count: 1, cell: { runs: 2, points: 1, qairt: "2.42.0" } });
    expect(view.coverage).toEqual({ measured: 4, stale: 0, unsupported: 0, failed: 0, untested: 2 });
    expect(view.choices.qairt).toEqual([
      { id: "2.42.0", label: "2.42.0", count: 1 },
      { id: "2.40.0", label: "2.40.0", count: 2 },
    ]);
  });

  it("keeps a failure under its version, and says nothing of another version's value", async () => {
    await settleRuns(store(), [onQairt(40, 715), onQairt(42, 0, failed)]);
    const view = await read(store(), { columns: "qairt" });
    expect(shown(view, ({ cell }) => [cell?.status, cell?.value])).toEqual([
      [
        ["ok", 0.715],
        ["failed", null],
      ],
    ]);
  });

  it("lays QAIRT out over ONNX Runtime, and opens into what lies under a square without losing its version", async () => {
    const under = (qairt: string, onnxruntime: string, scheme: string, correct: number) =>
      onQairt(1, correct, { scheme, stack: { path: "ort-qnn", qairt, onnxruntime } });
    await settleRuns(store(), [
      under("2.40.0", "1.23.0", "ptq:w8a8", 700),
      under("2.42.0", "1.23.0", "ptq:w8a8", 600),
      under("2.42.0", "1.24.3", "ptq:w8a8", 710),
      under("2.42.0", "1.24.3", "qat:w8a8", 720),
    ]);
    const view = await read(store(), { rows: "onnxruntime", columns: "qairt" });
    expect(shown(view, ({ cell, count }) => [cell?.value ?? null, count])).toEqual([
      [
        [0.7, 1],
        [0.6, 1],
      ],
      [
        [null, 0],
        [0.71, 2],
      ],
    ]);
    const byChip = await read(store(), { rows: "chip", columns: "qairt" });
    const href = byChip.grid.squares[0]?.[1]?.href ?? "";
    const query = new URLSearchParams(href.slice(2));
    expect([query.get("rows"), query.get("columns"), query.get("chip")]).toEqual(["scheme", "qairt", "SM8650"]);
  });

  it("puts an alarm on the version that speaks today, and on no other", async () => {
    await settleRuns(store(), [
      onQairt(40, 0, { result: bits(280) }),
      onQairt(42, 0, { result: bits(500), campaign: "qairt-2.42" }),
    ]);
    const view = await read(store(), { columns: "qairt" });
    expect(shown(view, ({ alarms }) => alarms)).toEqual([[0, 1]]);
  });

  it("shows what a pinned moment knew", async () => {
    await settleRuns(store(), [onQairt(40, 715)]);
    const { seq } = await findMark(store(), null);
    await settleRuns(store(), [onQairt(42, 600)]);
    expect(ids(await read(store(), { columns: "qairt", asOf: String(seq) }))[1]).toEqual(["2.40.0"]);
  });

  it("refuses, by name, to part more runs than a read takes on", () => {
    const cells = [makeCell({ runs: MAX_VERSIONED_RUNS }), makeCell({ runs: 1 })];
    expect(() => requireFewRuns(cells.slice(1), "rows")).not.toThrow();
    expect(() => requireFewRuns(cells, "rows")).toThrow(`rows: parts ${MAX_VERSIONED_RUNS + 1} runs`);
  });
});

describeOnEveryEngine("two versions in one matrix", ({ store }) => {
  const pair = (a: number, b: number, change: Partial<RunInput> = {}) => [
    onQairt(40, 0, { ...change, result: bits(a), campaign: "a" }),
    onQairt(42, 0, { ...change, result: bits(b), campaign: "b" }),
  ];

  it("shows what changed from A to B, paired where the samples allow it", async () => {
    await settleRuns(store(), [...pair(280, 380), ...pair(280, 281, soc("SM8750"))]);
    const view = await read(store(), { diff: "qairt", a: "2.40.0", b: "2.42.0" });
    expect(view.filter.diff).toEqual({ axis: "qairt", a: "2.40.0", b: "2.42.0" });
    const [lost, same] = view.grid.squares.flat();
    expect(lost?.cell).toMatchObject({ value: 0.62, qairt: "2.42.0" });
    expect(lost?.diff).toMatchObject({
      a: { value: 0.72, qairt: "2.40.0", status: "ok" },
      b: { value: 0.62, qairt: "2.42.0", status: "ok" },
      significant: true,
      paired: true,
      reason: null,
    });
    expect(lost?.diff?.delta).toBeCloseTo(-0.1, 12);
    expect(lost?.diff?.interval?.method).toBe("tango");
    expect(same?.diff).toMatchObject({ significant: false, paired: true });
  });

  it("says the same as comparing two slices", async () => {
    const other = { scheme: "qat:w8a8" };
    await settleRuns(store(), [
      ...pair(280, 380),
      ...pair(280, 290, soc("SM8750")),
      ...pair(280, 284, other),
      // Older by its place in the series, though measured last: it speaks on neither page.
      onQairt(42, 100, {
        startedAt: "2026-05-01T00:00:00Z",
        stack: { path: "ort-qnn", onnxruntime: "1.20.0", qairt: "2.42.0" },
      }),
    ]);
    const view = await read(store(), { diff: "qairt", a: "2.40.0", b: "2.42.0" });
    const slices = await readSlices(store(), parseSlicesQuery({ "a.qairt": "2.40.0", "b.qairt": "2.42.0" }));
    const told = view.grid.squares.flat().flatMap(({ diff }) => (diff ? [diff] : []));
    const sorted = (list: unknown[][]) => list.toSorted((x, y) => Number(x[0]) - Number(y[0]));
    expect(
      sorted(
        told.map(({ delta, interval, significant, a, b }) => [delta, interval?.low, significant, a?.runId, b?.runId]),
      ),
    ).toEqual(
      sorted(
        slices.matches.map((one) => [
          one.pair.difference,
          one.pair.interval?.low,
          one.pair.significant,
          one.a.runId,
          one.b.runId,
        ]),
      ),
    );
    expect(told).toHaveLength(3);
  });

  it("says which side is missing, and what failed, and compares neither", async () => {
    await settleRuns(store(), [
      onQairt(40, 710),
      onQairt(42, 705, soc("SM8550")),
      onQairt(40, 700, soc("SM8750")),
      onQairt(42, 0, { ...soc("SM8750"), ...failed }),
      onQairt(41, 700, soc("SM8450")),
    ]);
    const view = await read(store(), { diff: "qairt", a: "2.40.0", b: "2.42.0" });
    const told = Object.fromEntries(
      view.grid.squares.flatMap(([square]) =>
        square
          ? [
              [
                square.row,
                square.diff && [square.diff.a?.status, square.diff.b?.status, square.diff.reason, square.cell?.value],
              ],
            ]
          : [],
      ),
    );
    expect(told).toEqual({
      SM8450: null,
      SM8550: [undefined, "ok", null, 0.705],
      SM8650: ["ok", undefined, null, 0.71],
      SM8750: ["ok", "failed", "not-measured", null],
    });
    expect(view.grid.squares.flat().find(({ row }) => row === "SM8750")?.diff).toMatchObject({
      delta: null,
      significant: null,
      b: { reason: "graph finalize failed", value: null, interval: null },
    });
    expect(view.coverage).toEqual({ measured: 2, stale: 0, unsupported: 0, failed: 1, untested: 1 });
  });

  it("counts without bits are unpaired, and a square shows the worst change of its cells", async () => {
    const counted = (minor: number, correct: number, path: string) =>
      onQairt(minor, correct, { stack: { path, onnxruntime: "1.24.3", qairt: `2.${minor}.0` } });
    await settleRuns(store(), [
      counted(40, 720, "ort-qnn"),
      counted(42, 610, "ort-qnn"),
      counted(40, 720, "qnn-dlc"),
      counted(42, 725, "qnn-dlc"),
    ]);
    const view = await read(store(), { diff: "qairt" });
    const [square] = view.grid.squares.flat();
    expect(square).toMatchObject({ count: 2, cell: { path: "ort-qnn" }, diff: { paired: false, significant: true } });
    const { low, high } = newcombe({ correct: 720, n: 1000 }, { correct: 610, n: 1000 });
    expect(square?.diff?.interval).toEqual({ low, high, method: "newcombe" });
  });

  it("compares each version of another axis for itself", async () => {
    const under = (qairt: string, onnxruntime: string, correct: number) =>
      onQairt(1, correct, { stack: { path: "ort-qnn", qairt, onnxruntime } });
    await settleRuns(store(), [
      under("2.40.0", "1.23.0", 720),
      under("2.42.0", "1.23.0", 600),
      under("2.40.0", "1.24.3", 721),
      under("2.42.0", "1.24.3", 722),
    ]);
    const view = await read(store(), { diff: "qairt", columns: "onnxruntime" });
    const deltas = shown(view, ({ diff }) => diff?.delta ?? Number.NaN);
    expect(deltas[0]?.map((delta) => Math.round(delta * 1000))).toEqual([-120, 1]);
  });
});

describeOnEveryEngine("a matrix of a saved set", ({ store }) => {
  const save = (name: string, axis: "chip" | "scheme" | "qairt", list: string[]) =>
    writeSet(store(), { name, axis, ids: list }, "ada", NOW);

  it("has the rows of the set in its order, and those without a result as untested", async () => {
    await settleRuns(store(), [onQairt(40, 715), onQairt(40, 700, soc("SM8750")), onQairt(40, 710, soc("SM8550"))]);
    await save("fleet", "chip", ["SM8750", "SM7550", "SM8650"]);
    const view = await read(store(), { "row.set": "fleet" });
    expect(view.grid.rows.map(({ id, label, groups }) => [id, label, groups.arch])).toEqual([
      ["SM8750", "Snapdragon 8 Elite", "V79"],
      ["SM7550", "Snapdragon 7 Gen 3", "V73"],
      ["SM8650", "Snapdragon 8 Gen 3", "V75"],
    ]);
    expect(shown(view, ({ cell }) => cell?.value ?? null)).toEqual([[0.7], [null], [0.715]]);
    expect(view.coverage).toMatchObject({ measured: 2, untested: 1 });
    expect(view.sets.map(({ name }) => name)).toEqual(["fleet"]);
    const filtered = await read(store(), { "row.set": "fleet", chip: ["SM7550", "SM8650"] });
    expect(ids(filtered)[0]).toEqual(["SM7550", "SM8650"]);
  });

  it("takes versions too", async () => {
    await settleRuns(store(), [onQairt(40, 715), onQairt(41, 700), onQairt(42, 705)]);
    await save("supported", "qairt", ["2.42.0", "2.40.0", "2.50.0"]);
    const view = await read(store(), { columns: "qairt", "column.set": "supported" });
    expect(ids(view)[1]).toEqual(["2.42.0", "2.40.0", "2.50.0"]);
    expect(shown(view, ({ cell }) => cell?.value ?? null)).toEqual([[0.705, 0.715, null]]);
  });

  it("is refused by the parameter that names no set, or one of another axis", async () => {
    await save("fleet", "chip", ["SM8650"]);
    await save("schemes", "scheme", ["ptq:w8a8"]);
    await expect(read(store(), { "row.set": "nope" })).rejects.toMatchObject({
      kind: "invalid-query",
      errors: [{ location: "row.set", message: 'there is no set "nope"', fix: 'sets of this axis (chip): "fleet"' }],
    });
    await expect(read(store(), { "row.set": "schemes", "column.set": "fleet" })).rejects.toMatchObject({
      errors: [
        { location: "row.set", message: 'the set "schemes" is of another axis: scheme' },
        { location: "column.set" },
      ],
    });
  });
});
