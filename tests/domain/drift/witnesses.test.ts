import { describe, expect, it } from "vitest";
import { adviseDrift } from "@/lib/domain/drift/advice";
import { COMPARATOR_REASONS, type ComparatorFacts, rankComparators } from "@/lib/domain/drift/comparator";
import { compareLayers } from "@/lib/domain/drift/compare-layers";
import { concentrate } from "@/lib/domain/drift/concentration";
import { inspectLayers } from "@/lib/domain/drift/inspect-layers";
import { readSqnr } from "@/lib/domain/drift/layer-metrics";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { askSensitivities } from "@/lib/domain/drift/sensitivity-witness";
import { witnessWeights } from "@/lib/domain/drift/weight-witness";
import { makeSide, nodesFrom } from "@/tests/domain/drift/sides";

const CHAIN = nodesFrom("in", "c1<in", "c2<c1", "c3<c2", "out<c3");

describe("decibels are read with the traps of their tool", () => {
  it.each([
    ["sqnr", 347.7, { kind: "exact" }],
    ["sqnr", 0, { kind: "zero-tensor" }],
    ["sqnr", -3, { kind: "value", db: -3 }],
    ["weightSqnr", -12, { kind: "wrapped-weight" }],
    ["sqnr", Number.NaN, { kind: "unknown" }],
  ])("%s %d", (name, db, reading) => expect(readSqnr(name, db)).toEqual(reading));
});

describe("one side alone", () => {
  it("is judged by the drop across a layer, and called weak", () => {
    const report = inspectLayers(makeSide(CHAIN, { sqnr: [60, 55, 35, 34, 33] }));
    expect(report).toMatchObject({ ok: true, weak: true, culprits: [2], caveats: [{ kind: "one-sided" }] });
  });

  it("does not believe a local error far above the whole one: a Relu was folded", () => {
    const report = inspectLayers(makeSide(CHAIN, { sqnr: [60, 55, 39, 38, 37], localSqnr: [60, 57, 3, 38, 50] }));
    expect(report.ok && report.layers[2]).toMatchObject({ score: null, introduced: null, sqnrB: 39 });
    expect(report.ok && report.ranking[0]).toBe(3);
  });

  it("of which nothing is known is refused", () => {
    expect(inspectLayers(makeSide(CHAIN, {}))).toEqual({ ok: false, side: "b", refusal: { kind: "no-common-metric" } });
  });
});

describe("introduced error", () => {
  const layers = (...introduced: number[]) =>
    introduced.map((value, i) => ({ op: i % 2 ? "Relu" : "Conv", introduced: value }));
  it.each([
    ["one layer", layers(10, 1, 1), true, "localised", null],
    ["one type", layers(4, 0, 4, 0, 4), true, "op-type", "Conv"],
    ["everywhere", layers(4, 4, 4, 4, 4, 4), true, "chip-wide", null],
    ["nowhere", layers(1, 1, 1), false, "none", null],
    ["only gains", layers(-5, -5), true, "none", null],
  ])("in %s", (_, list, hasCulprit, kind, op) => expect(concentrate(list, hasCulprit)).toMatchObject({ kind, op }));

  it("is averaged by type of operator without gains making up for losses", () => {
    expect(concentrate(layers(6, 1, -4), true).opTypes).toEqual([
      { op: "Conv", layers: 2, meanIntroduced: 3, worst: 6 },
      { op: "Relu", layers: 1, meanIntroduced: 1, worst: 1 },
    ]);
  });
});

describe("witnesses", () => {
  it("weights stand out only from enough others, and by enough", () => {
    const weights = (...weightSqnr: number[]) => witnessWeights(makeSide(CHAIN, { weightSqnr })).outliers;
    expect(weights(44, 43, 32, 42, 43)).toEqual([{ node: 2, weightSqnr: 32, below: 11 }]);
    expect(weights(44, 43, 38, 42, 43)).toEqual([]);
    expect(witnessWeights(makeSide(CHAIN, { weightSqnr: [44, null, 20, null, null] }))).toMatchObject({ median: null });
  });

  it("sensitivities agree, disagree, or were not asked", () => {
    const side = makeSide(CHAIN, {
      onlyQuantized: [0.72, 0.71, 0.4, 0.72, 0.7],
      onlyFloat: [0.35, 0.34, 0.36, null, 0.35],
    });
    const answers = askSensitivities(side, [0, 2, 3]);
    expect(answers.get(2)?.[0]).toMatchObject({ metric: "onlyQuantized", answer: "agrees" });
    expect(answers.get(0)?.[0]).toMatchObject({ answer: "disagrees" });
    expect(answers.get(3)?.[1]).toMatchObject({ metric: "onlyFloat", answer: "absent" });
    expect(askSensitivities(side, [2], "lower").get(2)?.[0]).toMatchObject({ answer: "disagrees" });
  });
});

describe("advice", () => {
  const advise = (a: LayerSide, b: LayerSide, fp16: boolean | null, int16: boolean | null) => {
    const report = compareLayers(a, b);
    if (!report.ok) throw new Error(report.refusal.kind);
    return adviseDrift({ report, side: b, weights: witnessWeights(b), fp16, int16 });
  };
  const healthy = makeSide(CHAIN, { sqnr: [60, 50, 45, 42, 40] });
  const bad = makeSide(CHAIN, { sqnr: [60, 50, 30, 28, 26] });

  it("follows what the chip can do", () => {
    const kinds = (fp16: boolean | null, int16: boolean | null) => advise(healthy, bad, fp16, int16).map((a) => a.kind);
    expect(kinds(true, true)).toEqual(["int16-activation", "fp16", "cpu", "confirm-one-layer"]);
    expect(kinds(false, false)).toEqual(["cpu", "confirm-one-layer"]);
    expect(kinds(null, null)).toEqual(["int16-activation", "cpu", "confirm-one-layer"]);
  });

  it("asks first for what may make the report wrong", () => {
    const observer = { withDumpSha256: "x", withoutDumpSha256: "y" };
    const cosine = [0.02, -0.01, 0.03, 0.01, 0.999];
    const scrambled = { ...bad, observer, sampleSetSha256: null, metrics: { ...bad.metrics, cosine } };
    expect(advise(healthy, scrambled, null, false).slice(0, 3)).toEqual([
      { kind: "check-layout", medianCosine: expect.closeTo(0.015, 9), outputCosine: 0.999 },
      { kind: "check-observer", side: "b" },
      { kind: "same-samples" },
    ]);
  });

  it("asks for the tensors that hide behind a culprit", () => {
    const hide = (side: LayerSide) => ({
      ...side,
      metrics: { sqnr: Array.from(side.metrics.sqnr ?? [], (v, i) => (i === 2 ? Number.NaN : v)) },
    });
    expect(advise(hide(healthy), hide(bad), null, null)).toContainEqual({ kind: "dump-more", node: 3, hidden: [2] });
  });
});

describe("comparators", () => {
  const facts = (id: string, changes: Partial<ComparatorFacts>): ComparatorFacts => ({
    id,
    targetKind: "device",
    sameArtifact: true,
    sameChip: false,
    sameScheme: true,
    sameStack: false,
    passes: true,
    sameAgainst: true,
    sameLayout: true,
    sameSamples: true,
    coverage: 1,
    hasLocal: false,
    at: 0,
    ...changes,
  });

  it("come in the order of what they share with the accused run", () => {
    const candidates = [
      facts("g", { sameScheme: false, sameArtifact: false, sameChip: true, sameStack: true, targetKind: "host" }),
      facts("e", { sameChip: true, sameStack: true }),
      facts("d", { targetKind: "simulator", passes: null }),
      facts("c", {}),
      facts("b", { sameChip: true }),
      facts("a", { targetKind: "host", passes: null }),
    ];
    const { usable } = rankComparators(candidates);
    expect(usable.map(({ facts: { id } }) => id)).toEqual(["a", "b", "c", "d", "e", "g"]);
    expect(usable.map(({ reason }) => reason)).toEqual(COMPARATOR_REASONS.slice(0, 6));
  });

  it("of one kind come by samples, coverage, local errors, then age", () => {
    const { usable } = rankComparators([
      facts("old", { at: 1 }),
      facts("new", { at: 2 }),
      facts("local", { hasLocal: true }),
      facts("thin", { coverage: 0.5, hasLocal: true }),
      facts("unsure", { sameSamples: null }),
      facts("other", { sameSamples: false }),
    ]);
    expect(usable.map(({ facts: { id } }) => id)).toEqual(["local", "new", "old", "thin", "unsure", "other"]);
  });

  it.each<[string, Partial<ComparatorFacts>]>([
    ["float-reference", { targetKind: "reference" }],
    ["against-differs", { sameAgainst: false }],
    ["layout-differs", { sameLayout: false }],
    ["no-common-layers", { coverage: 0 }],
    ["fails-itself", { passes: false }],
    ["unknown-health", { passes: null }],
  ])("are refused: %s", (obstacle, changes) => {
    expect(rankComparators([facts("x", changes)])).toMatchObject({ usable: [], refused: [{ obstacle }] });
  });
});
