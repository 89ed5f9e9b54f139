import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AxisEntry, Cell, MatrixView, Mode, RunStatus } from "@/lib/domain/matrix";
import { MODES } from "@/lib/domain/matrix";
import { arrangedSquares } from "@/lib/domain/matrix-answer";
import type { DiffSide, SquareDiff } from "@/lib/domain/matrix-diff";
import { type MatrixLayout, PLAIN_LAYOUT, type SideLayout } from "@/lib/domain/matrix-layout";
import { pivot } from "@/lib/domain/pivot";
import { makeCell } from "@/tests/fixtures/cells";
import { expectSameMatrix, pageMatrix } from "@/tests/support/page-matrix";

const entry = (id: string, groups: AxisEntry["groups"]): AxisEntry => ({ id, label: id, detail: null, groups });
const ROWS = [
  entry("b", { arch: "V73" }),
  entry("a", { arch: "V73" }),
  entry("c", { arch: "V75" }),
  entry("d", { arch: "unknown" }),
];
const COLUMNS = [entry("y", { method: "ptq" }), entry("x", { method: "ptq" }), entry("z", { method: "qat" })];
const DIFF = { axis: "qairt" as const, a: "2.40.0", b: "2.42.0" };

type Placed = { cell: Cell; diff: SquareDiff | null; at: { row: string; column: string } };

/** The view of cells that stand where they are put, whatever they are of. */
function viewOf(placed: readonly Placed[], layout: MatrixLayout, compared: boolean): MatrixView {
  const cells = placed.map(({ cell, at }) => ({ ...cell, chip: at.row, scheme: at.column }));
  const diffs = new Map(cells.flatMap((cell, at) => (placed[at]?.diff ? [[cell, placed[at].diff] as const] : [])));
  const grid = pivot({
    cells,
    rows: "chip",
    columns: "scheme",
    rowEntries: ROWS,
    columnEntries: COLUMNS,
    isAlarm: ({ key }) => key.endsWith("0"),
    ...(compared ? { diffs } : {}),
    href: () => "/",
  });
  const none = { models: [], chips: [], schemes: [], paths: [], targets: [] };
  return {
    filter: {
      ...{ rows: "chip", columns: "scheme", evaluation: null, asOf: null, rowSet: null, columnSet: null },
      ...{ ...none, diff: compared ? DIFF : null },
    },
    layout,
    ...{ asOf: 1, asOfTime: 1e12, pinned: false, runs: cells.length, pending: 0 },
    grid,
    evaluations: [],
    choices: { ...none, qairt: [], onnxruntime: [] },
    diffable: [],
    coverage: { measured: 0, stale: 0, unsupported: 0, failed: 0, untested: 0 },
    ...{ sets: [], references: [], knownIssues: [] },
  };
}

// Figures that differ beyond the ninth digit are the same; those of one third are not finite in decimals.
const figures = fc.constantFrom(0.7, 0.7 + 1e-12, 1 / 3, 0.6, 2.5);
const deltas = fc.constantFrom(-0.2, -0.02, -0.02 - 1e-12, -1 / 30, 0, 0.05);
const statuses = fc.constantFrom<RunStatus>("ok", "ok", "ok", "failed", "timeout", "unsupported");
const metrics = fc.constantFrom(
  { metric: "top1", unit: "fraction", direction: "higher" as const },
  { metric: "psnr", unit: "dB", direction: "higher" as const },
  { metric: "own", unit: "steps", direction: "lower" as const },
);
const references = fc.option(fc.constantFrom(0.72, 0, 4));
const bounds = fc.option(fc.constantFrom([-0.03, -0.01], [-0.3, -0.1], [-0.02, 0.02], [-0.02 - 1e-12, 0.1]));

const anySide = (value: fc.Arbitrary<number>) =>
  fc.record({ status: statuses, value }).map(
    ({ status, value: measured }): DiffSide => ({
      ...{ runId: "side", reason: null, interval: null, qairt: null, onnxruntime: null, measuredAt: 0 },
      status,
      value: status === "ok" ? measured : null,
    }),
  );

const anyDiff = fc
  .record({
    a: fc.option(anySide(figures)),
    b: anySide(figures),
    delta: fc.option(deltas),
    bounds,
    newer: fc.boolean(),
  })
  .map(({ a, b, delta, bounds: of, newer }): SquareDiff => {
    const [from, to] = newer || a === null ? [a, b] : [b, null];
    const known = from?.status === "ok" && to?.status === "ok" && delta !== null;
    return {
      ...{ a: from, b: to, delta: known ? delta : null, significant: known ? delta < -0.1 : null, paired: false },
      interval: known && of ? { low: of[0] ?? 0, high: of[1] ?? 0, method: "newcombe" } : null,
      reason: from && to && !known ? "not-measured" : null,
    };
  });

const anyCell = fc
  .record({
    ...{ status: statuses, value: fc.option(figures), delta: fc.option(deltas), reference: references, bounds },
    ...{ stale: fc.boolean(), of: metrics, samples: fc.option(fc.constantFrom(10, 1000)) },
    npuShare: fc.option(fc.constantFrom(1, 1 / 3, 1 / 3 + 1e-12)),
    measuredAt: fc.constantFrom(1_000, 1_400, 9e11),
    targetKind: fc.constantFrom("device" as const, "device" as const, "host" as const, "reference" as const),
  })
  .map(
    ({ of, reference, bounds: interval, delta, ...own }): Partial<Cell> => ({
      ...own,
      ...of,
      delta: reference === null || own.targetKind === "reference" ? null : delta,
      deltaInterval: interval && { low: interval[0] ?? 0, high: interval[1] ?? 0, method: "newcombe" },
      reference: reference === null ? null : { value: reference, source: "torch", kind: "inline", runId: null },
    }),
  );

const place = fc.record({
  row: fc.constantFrom(...ROWS.map(({ id }) => id)),
  column: fc.constantFrom(...COLUMNS.map(({ id }) => id)),
});

/** A cell of two versions stands as it does under the newer one, else under the older one. */
function underVersions(cell: Cell, diff: SquareDiff): Cell {
  const { status, value } = (diff.b ?? diff.a) as DiffSide;
  return { ...cell, status, value, stale: false, targetKind: "device" };
}

const anyPlaced = (compared: boolean) =>
  fc.array(fc.record({ changes: anyCell, diff: anyDiff, at: place }), { maxLength: 18 }).map((all) =>
    all.map(({ changes, diff, at }, index): Placed => {
      // Keys fall where places rise, so that a tie broken by the wrong one shows.
      const cell = makeCell({ ...changes, key: `k${99 - index}`, runId: `run-${index}` });
      return compared ? { cell: underVersions(cell, diff), diff, at } : { cell, diff: null, at };
    }),
  );

const list = (...ids: string[]) => fc.subarray(ids);
const sort = (...ids: string[]) =>
  fc.option(fc.record({ by: fc.constantFrom(...ids), first: fc.constantFrom("worst" as const, "best" as const) }));
const rowLayout: fc.Arbitrary<SideLayout> = fc.record({
  grouping: fc.constantFrom(null, "flat" as const),
  folded: list("V73", "V75", "unknown"),
  hidden: list("c"),
  order: list("d"),
  sort: sort("x", "y", "z", "ptq"),
});
const columnLayout: fc.Arbitrary<SideLayout> = fc.record({
  grouping: fc.constantFrom(null, "flat" as const),
  folded: list("ptq", "qat"),
  hidden: list("z"),
  order: list("x"),
  sort: sort("a", "b", "c", "d", "V73"),
});

const layoutOf = (mode: Mode, row: SideLayout, column: SideLayout, budget: number | null): MatrixLayout => ({
  ...PLAIN_LAYOUT,
  ...{ mode, row, column, budget },
});

describe.each([false, true])("two versions beside each other: %s; the page shows what its exports do", (compared) => {
  it.each(MODES)("in mode %s, however it is arranged", (mode) => {
    fc.assert(
      fc.property(
        anyPlaced(compared),
        rowLayout,
        columnLayout,
        fc.constantFrom(null, 0, 2, 10),
        (placed, row, column, budget) => {
          expectSameMatrix(viewOf(placed, layoutOf(mode, row, column, budget), compared));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("of squares that are alike", () => {
  const places = ROWS.flatMap(({ id: row }) => COLUMNS.map(({ id: column }) => ({ row, column })));

  it("the same one speaks for a folded group", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: 1 }), rowLayout, columnLayout, (some, row, column) => {
        const placed = some.map((at, index) => ({
          cell: makeCell({ key: `k${99 - index}`, runId: `${index}` }),
          diff: null,
          at,
        }));
        const folded = {
          row: { ...row, folded: ["V73"], grouping: null },
          column: { ...column, folded: ["ptq"], grouping: null },
        };
        expectSameMatrix(viewOf(placed, layoutOf("delta", folded.row, folded.column, null), false));
      }),
    );
  });
});

const sideWith = (status: RunStatus, value: number | null): DiffSide => ({
  ...{ runId: "side", reason: null, interval: null, qairt: null, onnxruntime: null, measuredAt: 0 },
  ...{ status, value },
});
const change = (delta: number): SquareDiff => ({
  ...{ a: sideWith("ok", 0.7), b: sideWith("ok", 0.7 + delta), delta, interval: null, significant: null },
  ...{ paired: false, reason: null },
});
const LOST: SquareDiff = { ...change(0), b: sideWith("timeout", null), delta: null, reason: "not-measured" };

describe("a result that was lost between two versions", () => {
  const placed = (row: string, column: string, diff: SquareDiff): Placed => {
    const { status, value } = diff.b as DiffSide;
    return { cell: makeCell({ key: `${row}${column}`, status, value }), diff, at: { row, column } };
  };
  const all = [
    placed("a", "x", change(-0.2)),
    placed("b", "x", change(-0.1)),
    placed("d", "x", LOST),
    placed("d", "y", change(-0.001)),
  ];

  it.each(MODES)("stands first where lines are sorted in mode %s", (mode) => {
    const row: SideLayout = { ...PLAIN_LAYOUT.row, grouping: "flat", sort: { by: "x", first: "worst" } };
    const view = viewOf(all, layoutOf(mode, row, PLAIN_LAYOUT.column, null), true);
    expect(pageMatrix(view).rows.map((line) => line.entry?.id)).toEqual(["d", "a", "b", "c"]);
  });

  it("speaks for the group that it is folded into", () => {
    const column: SideLayout = { ...PLAIN_LAYOUT.column, folded: ["ptq"] };
    const view = viewOf(all, layoutOf("delta", { ...PLAIN_LAYOUT.row, grouping: "flat" }, column, null), true);
    const { squares, faceOf } = pageMatrix(view);
    const folded = squares.at(-1)?.[0];
    expect(folded && faceOf(folded).main).toBe("timed out");
    expect(arrangedSquares(view).squares.at(-1)?.[0]?.diff).toEqual(LOST);
  });
});
