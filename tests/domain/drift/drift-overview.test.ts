import { describe, expect, it } from "vitest";
import { findDriftingOps, selectRows } from "@/lib/domain/drift-overview-view";

const row = (layer: string, chips: string[], worst: number | null, hurts = chips.length) => ({
  layer,
  op: "Conv",
  chips,
  hurts,
  worst,
  cells: [],
});

describe("rows of the grid", () => {
  const rows = [
    row("a", [], 0.4),
    row("b", ["SM8650"], 7),
    row("c", ["SM8550", "SM8650"], 5),
    row("d", [], 1.5),
    row("e", [], null),
  ];
  const layers = (show: "matter" | "several" | "all") => selectRows(rows, show).map(({ layer }) => layer);

  it("that matter come first where they hurt most chips, then where they hurt most", () => {
    expect(layers("matter")).toEqual(["c", "b", "d"]);
  });

  it("can be those that hurt on more than one chip, or all in network order", () => {
    expect(layers("several")).toEqual(["c"]);
    expect(layers("all")).toEqual(["a", "b", "c", "d", "e"]);
  });
});

describe("types of operators that drift", () => {
  const cell = (culprits: number, worst: number, models: string[]) => ({
    runs: 1,
    models,
    layers: 10,
    culprits,
    culpritModels: culprits > 0 ? models : [],
    mean: 1,
    worst,
  });

  it("are summed from the version on since which they drift, the worst first", () => {
    const [first, second, ...none] = findDriftingOps({
      versions: ["2.42", "2.45", "2.46"],
      rows: [
        { op: "MatMul", arch: "V75", cells: [null, null, cell(1, 4, ["bert"])], since: "2.46" },
        {
          op: "LayerNorm",
          arch: "V79",
          cells: [cell(0, 1, ["vit"]), cell(2, 9, ["vit"]), cell(1, 12, ["swin", "vit"])],
          since: "2.45",
        },
        { op: "Relu", arch: "V79", cells: [cell(0, 0, ["vit"]), null, null], since: null },
      ],
    });
    expect(first).toEqual({
      op: "LayerNorm",
      arch: "V79",
      since: "2.45",
      always: false,
      versions: 2,
      culprits: 3,
      layers: 20,
      worst: 12,
      models: ["vit", "swin"],
    });
    expect(second).toMatchObject({ op: "MatMul", always: true, versions: 1, culprits: 1 });
    expect(none).toEqual([]);
  });
});
