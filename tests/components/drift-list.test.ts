import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_STATE } from "@/components/drift/drift-state";
import { arrangeLayers } from "@/components/drift/list/arrange-layers";
import { type ColumnId, flagsOf, type ListSource, shownColumns } from "@/components/drift/list/columns";
import { layersToCsv, layersToJson } from "@/components/drift/list/export-layers";
import { nextRow } from "@/components/drift/list/next-row";
import { OVERSCAN_ROWS, rowWindow, scrollToRow, WINDOW_STEP } from "@/components/drift/list/row-window";
import type { DriftLayer, MetricColumn } from "@/lib/domain/drift-view";

const layer = (id: string, part: Partial<DriftLayer> = {}): DriftLayer => ({
  id,
  op: null,
  inputs: [],
  fusedFrom: [],
  match: null,
  namesA: [],
  namesB: [],
  refusal: null,
  source: null,
  sqnrA: null,
  sqnrB: null,
  gap: null,
  evidence: null,
  introduced: null,
  introducedShare: null,
  score: null,
  verdict: null,
  from: null,
  hidden: [],
  rank: null,
  blame: null,
  placeA: null,
  placeB: null,
  ...part,
});

const LAYERS = [
  layer("stem/Conv", { op: "Conv", introduced: 0.2, sqnrA: 40, sqnrB: 39, placeB: "npu" }),
  layer("a/Relu", { op: "Relu", sqnrB: 38, placeB: "cpu", verdict: "inherited" }),
  layer('=b/Conv, "second"', { op: "Conv", introduced: 12, sqnrA: 39, sqnrB: 9, fusedFrom: ["bn"], placeB: "npu" }),
  layer("head", { introduced: -1, sqnrA: 35, sqnrB: 8 }),
];
const COSINE: MetricColumn = {
  name: "cosine",
  unit: "ratio",
  better: "higher",
  scope: "cumulative",
  a: null,
  b: [0.99, 0.98, 0.5, null],
  sourceA: null,
  sourceB: 0,
};
const SOURCE: ListSource = {
  layers: LAYERS,
  order: Int32Array.of(1, 2, 3, 4),
  metrics: new Map([["cosine", COSINE]]),
  culprits: new Set([2]),
  weightOutliers: new Set([2]),
  wrappedWeights: new Set(),
};
const arrange = (part: Partial<typeof FIRST_STATE>) => arrangeLayers(SOURCE, { ...FIRST_STATE, ...part });

describe("the list of layers", () => {
  it("begins with the layer that introduced most; unknown figures stand last either way", () => {
    expect(arrange({})).toEqual([2, 0, 3, 1]);
    expect(arrange({ descending: false })).toEqual([3, 0, 2, 1]);
  });

  it.each<[string, Parameters<typeof arrange>[0], number[]]>([
    ["operator", { op: "Conv" }, [2, 0]],
    ["place", { place: "cpu" }, [1]],
    ["culprits", { culprits: true }, [2]],
    ["threshold, which leaves out what is unknown", { threshold: 0 }, [2, 0]],
    ["every word, in names, operators and what was fused", { search: "CONV bn" }, [2]],
    ["words that no layer has", { search: "gelu" }, []],
  ])("is filtered by %s", (_, part, rows) => expect(arrange(part)).toEqual(rows));

  it("sorts text by its letters, equal ones in the order of execution", () => {
    expect(arrange({ sort: "op", descending: false })).toEqual([0, 2, 1, 3]);
  });

  it("loses no layer and keeps none twice, whatever it is sorted by", () => {
    const columns = shownColumns(SOURCE);
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.boolean(), (sort, descending) => {
        expect(arrange({ sort, descending }).toSorted()).toEqual([0, 1, 2, 3]);
      }),
    );
  });

  it("has no column of which nothing is known", () => {
    const columns = shownColumns(SOURCE);
    expect(columns).toContain("cosine");
    expect(columns).not.toContain("weight");
  });

  it("flags the culprit, its weights, and what it was made from", () => {
    expect(flagsOf(SOURCE, 2)).toEqual(["culprit", "weights", "fused"]);
    expect(flagsOf(SOURCE, 1)).toEqual(["inherited"]);
  });
});

describe("the export of the list", () => {
  const columns: ColumnId[] = ["position", "layer", "introduced", "cosine"];

  it("is what is seen, unrounded, and no formula", () => {
    const rows = parse(layersToCsv(SOURCE, columns, [2, 1]));
    expect(rows).toEqual([
      ["position", "layer", "introduced", "cosine"],
      ["3", '\'=b/Conv, "second"', "12", "0.5"],
      ["2", "a/Relu", "", "0.98"],
    ]);
  });

  it("says the same as JSON", () => {
    expect(JSON.parse(layersToJson(SOURCE, columns, [3]))).toEqual([
      { position: 4, layer: "head", introduced: -1, cosine: null },
    ]);
  });
});

describe("the window of rows", () => {
  const HEIGHT = 28;

  it("holds every row in view and no more than a few screens", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(200_000), fc.integer({ min: 1, max: 2000 }), (rows, wanted, height) => {
        const top = Math.min(wanted, Math.max(0, rows * HEIGHT - height));
        const { from, to } = rowWindow(top, height, HEIGHT, rows);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(Math.floor(top / HEIGHT));
        expect(to).toBeGreaterThanOrEqual(Math.min(rows - 1, Math.ceil((top + height) / HEIGHT) - 1));
        expect(to).toBeLessThan(Math.max(rows, 1));
        expect(to - from + 1).toBeLessThanOrEqual(Math.ceil(height / HEIGHT) + WINDOW_STEP + 2 * OVERSCAN_ROWS);
      }),
    );
  });

  it("scrolls no further than it takes to show a row", () => {
    expect(scrollToRow(5, 0, 600, HEIGHT, 30)).toBe(0);
    expect(scrollToRow(2, 500, 600, HEIGHT, 30)).toBe(2 * HEIGHT);
    expect(scrollToRow(100, 0, 600, HEIGHT, 30)).toBe(101 * HEIGHT + 30 - 600);
  });
});

describe("walking over the rows", () => {
  it("stops at the ends and leaves other keys alone", () => {
    expect(nextRow(-1, "ArrowDown", 9)).toBe(0);
    expect(nextRow(8, "ArrowDown", 9)).toBe(8);
    expect(nextRow(4, "PageUp", 9)).toBe(0);
    expect(nextRow(4, "End", 9)).toBe(8);
    expect(nextRow(4, "a", 9)).toBeNull();
    expect(nextRow(-1, "Home", 0)).toBeNull();
  });
});
