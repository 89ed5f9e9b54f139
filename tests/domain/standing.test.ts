import { describe, expect, it } from "vitest";
import { chipFacts, unknownSources } from "@/lib/domain/chip-facts";
import { CHIPS } from "@/lib/domain/chips";
import { coverageGaps } from "@/lib/domain/coverage";
import { findChip } from "@/lib/domain/find-chip";
import { type CellFact, compareWorst, standingOf } from "@/lib/domain/standing";

const CELL: CellFact = {
  key: "k",
  evaluation: "e",
  model: "m",
  variant: null,
  metric: "top1",
  metricName: "Top-1",
  unit: "fraction",
  metricKind: "proportion",
  direction: "higher",
  samples: null,
  targetKind: "device",
  chip: "SM8650",
  scheme: "ptq:w8a8",
  path: null,
  status: "ok",
  stale: false,
  value: null,
  interval: null,
  delta: null,
  referenceValue: null,
  referenceSource: null,
  referenceRunId: null,
  marks: [],
  qairt: null,
  onnxruntime: null,
  measuredAt: 1,
  runId: "r",
  runs: 1,
};

const worstKey = (cells: CellFact[]) => standingOf(cells).worst?.key;

describe("how something stands", () => {
  it("counts a failed or refused result as that, however old it is", () => {
    const { states } = standingOf([
      { ...CELL, stale: true },
      { ...CELL, stale: true, status: "failed" },
      { ...CELL, status: "timeout" },
      { ...CELL, stale: true, status: "unsupported" },
      CELL,
    ]);
    expect(states).toEqual({ measured: 1, stale: 1, unsupported: 1, failed: 2 });
  });

  it("ranks drops of different metrics by what collapses each, and by the reference where nobody says", () => {
    const points = { ...CELL, key: "points", delta: -0.06 };
    const decibels = { ...CELL, key: "decibels", metric: "psnr", delta: -5 };
    const ratio = { ...CELL, key: "ratio", metric: "own", delta: -40, referenceValue: 100 };
    expect(worstKey([points, decibels, ratio])).toBe("points");
    expect(worstKey([ratio, decibels])).toBe("decibels");
    expect(worstKey([{ ...ratio, delta: -51 }, decibels])).toBe("ratio");
  });

  it("names the cell that beats its reference least when none falls short, and the smaller key of equals", () => {
    expect(
      worstKey([
        { ...CELL, key: "a", delta: 0.2 },
        { ...CELL, key: "b", delta: 0.1 },
      ]),
    ).toBe("b");
    const equals = [
      { ...CELL, key: "z", delta: -0.1 },
      { ...CELL, key: "y", delta: -0.1 },
    ];
    expect(worstKey(equals)).toBe("y");
    expect(worstKey(equals.toReversed())).toBe("y");
  });

  it("bounds the worst delta where its value is", () => {
    const bounded = {
      ...CELL,
      ...{ value: 0.6, delta: -0.1, referenceValue: 0.7 },
      interval: { low: 0.55, high: 0.65, method: "wilson" as const },
    };
    const worst = standingOf([bounded, { ...CELL, key: "l", delta: -0.01 }]).worst;
    expect(worst?.deltaInterval?.low).toBeCloseTo(-0.15);
    expect(worst?.deltaInterval?.high).toBeCloseTo(-0.05);
  });

  it("names the marks that every cell carries", () => {
    const marked = [
      { ...CELL, marks: ["simulated" as const, "sample" as const] },
      { ...CELL, marks: ["sample" as const] },
    ];
    expect(standingOf(marked).shared).toEqual(["sample"]);
    expect(standingOf([]).shared).toEqual([]);
  });

  it("takes no delta from a result that failed, and none where there is none", () => {
    expect(standingOf([{ ...CELL, status: "failed", delta: -1 }, CELL]).worst).toBeNull();
    expect(standingOf([])).toMatchObject({ cells: 0, newest: null, worst: null });
  });

  it("puts the largest drop first and what has none last", () => {
    const [none, small, large] = [null, -0.01, -0.2].map((delta) => standingOf([{ ...CELL, delta }]));
    if (!none || !small || !large) throw new Error("three standings");
    expect([none, small, large].sort(compareWorst)).toEqual([large, small, none]);
  });
});

describe("coverage against siblings", () => {
  it("leaves no gap where a run was tried, and counts schemes over evaluations and paths once", () => {
    const here = [{ ...CELL, status: "failed" as const }];
    const sibling = (scheme: string, chip: string, path: string) => ({ ...CELL, scheme, chip, path });
    const siblings = [
      sibling("ptq:w8a8", "SM8550", "litert"),
      sibling("qat:w8a8", "SM8550", "litert"),
      sibling("qat:w8a8", "SM7550", "ort-qnn"),
    ];
    expect(coverageGaps(here, siblings)).toEqual([
      { model: "m", variant: null, schemes: ["qat:w8a8"], chips: ["SM7550", "SM8550"] },
    ]);
  });
});

describe("facts of a chip", () => {
  const originOf = (soc: string, fact: string) => {
    const chip = findChip(soc);
    return chip && chipFacts(chip).find((one) => one.fact === fact)?.origin;
  };

  it("name their sources, each of which the code knows", () => {
    expect(CHIPS.flatMap(unknownSources)).toEqual([]);
    expect(unknownSources({ source: "AIHUB;HEARSAY(name)" })).toEqual(["HEARSAY"]);
  });

  it("take a source that speaks for one fact for that one alone", () => {
    expect(originOf("SM7450", "socModel")).toEqual({ kind: "stated", sources: ["litert", "qnn-types"] });
    expect(originOf("SM7450", "name")).toEqual({ kind: "stated", sources: ["litert", "qnn-types", "third-party"] });
    expect(originOf("SM8735", "name")).toEqual({ kind: "stated", sources: ["third-party"] });
    expect(originOf("SM8735", "npu")).toEqual({ kind: "unassigned" });
  });

  it("are never guessed: what no source states is unknown, and years say whether they were looked up", () => {
    expect(originOf("SM8845", "fp16")).toEqual({ kind: "none" });
    expect(originOf("SM8650", "year")).toEqual({ kind: "verified" });
    expect(originOf("SM8550", "year")).toEqual({ kind: "general" });
    for (const chip of CHIPS)
      for (const { value, origin } of chipFacts(chip)) expect(origin.kind === "none", chip.soc).toBe(value === null);
  });
});
