import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareLayers, EXCESS_WEIGHT } from "@/lib/domain/drift/compare-layers";
import type { DriftReport } from "@/lib/domain/drift/drift-report";
import { graphKind, type LayerSide } from "@/lib/domain/drift/layers";
import { makeSide, nodesFrom } from "@/tests/domain/drift/sides";

function compare(a: LayerSide, b: LayerSide): DriftReport {
  const answer = compareLayers(a, b);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

const ids = (report: DriftReport, nodes: readonly number[]) => nodes.map((node) => report.graph.nodes[node]?.id);

const CHAIN = nodesFrom("in", "c1<in", "c2<c1", "c3<c2", "out<c3");
const HEALTHY = [60, 50, 45, 42, 40];

describe("two sides of one network", () => {
  it("name the layer where the gap opens, and call what follows inherited", () => {
    const report = compare(makeSide(CHAIN, { sqnr: HEALTHY }), makeSide(CHAIN, { sqnr: [60, 50, 30, 28, 26] }));
    expect(ids(report, report.culprits)).toEqual(["c2"]);
    expect(report.layers.map(({ verdict }) => verdict)).toEqual([
      "clean",
      "clean",
      "introduced",
      "inherited",
      "inherited",
    ]);
    expect(report.layers[2]).toMatchObject({ gap: 15, introduced: 15, from: 1, evidence: "jump", hidden: [] });
    expect(report.layers[2]?.introducedShare).toBeCloseTo(1 - 10 ** -1.5, 12);
    expect(report.concentration).toMatchObject({ kind: "localised", share: 1 });
    expect(report).toMatchObject({ weak: false, threshold: 3, caveats: [] });
  });

  it("weigh a jump with the noise it means: 0.3 x its decibels", () => {
    const report = compare(makeSide(CHAIN, { sqnr: HEALTHY }), makeSide(CHAIN, { sqnr: [60, 50, 30, 28, 26] }));
    expect(report.layers[2]?.score).toBeCloseTo(15 + 3 * Math.log10(10 ** -3 - 10 ** -4.5), 10);
    expect(report.layers[4]?.score).toBe(-1_000);
  });

  it("blame the first layer for what it loses itself", () => {
    const report = compare(makeSide(CHAIN, { sqnr: HEALTHY }), makeSide(CHAIN, { sqnr: [40, 30, 25, 22, 20] }));
    expect(ids(report, report.culprits)).toEqual(["in"]);
  });

  it("hold a join against its worst input", () => {
    const nodes = nodesFrom("in", "left<in", "right<in", "sum:Add<left,right");
    const report = compare(makeSide(nodes, { sqnr: [60, 50, 50, 48] }), makeSide(nodes, { sqnr: [60, 50, 30, 29] }));
    expect(ids(report, report.culprits)).toEqual(["right"]);
    expect(report.layers[3]).toMatchObject({ from: 2, verdict: "inherited" });
  });

  it("name the group when unobserved layers stand before a culprit", () => {
    const report = compare(
      makeSide(CHAIN, { sqnr: [60, 50, null, null, 40] }),
      makeSide(CHAIN, { sqnr: [60, 50, null, null, 20] }),
    );
    expect(ids(report, report.culprits)).toEqual(["out"]);
    expect(ids(report, report.layers[4]?.hidden ?? [])).toEqual(["c2", "c3"]);
    expect(report.layers[3]).toMatchObject({ refusal: "not-observed", score: null });
  });

  it("prefer local errors where both have them and every input was observed", () => {
    const local = { sqnr: [60, 50, 45, 42, 40], localSqnr: [60, 55, 50, 50, 50] };
    const report = compare(
      makeSide(CHAIN, local),
      makeSide(CHAIN, { sqnr: [60, 50, 40, 38, 37], localSqnr: [60, 55, 41, 50, 50] }),
    );
    expect(report.layers[2]).toMatchObject({ evidence: "local", introduced: 9 });
    expect(ids(report, report.culprits)).toEqual(["c2"]);
  });

  it("ask for 6 dB when the samples differ, or nobody says", () => {
    const b = makeSide(CHAIN, { sqnr: [60, 50, 41, 38, 36] });
    const other = makeSide(CHAIN, { sqnr: HEALTHY }, { sampleSetSha256: "other" });
    expect(ids(compare(makeSide(CHAIN, { sqnr: HEALTHY }), b), [2])).toEqual(["c2"]);
    expect(compare(makeSide(CHAIN, { sqnr: HEALTHY }), b).culprits).toEqual([2]);
    expect(compare(other, b)).toMatchObject({ threshold: 6, culprits: [], caveats: [{ kind: "different-samples" }] });
    expect(compare({ ...other, sampleSetSha256: null }, b).caveats).toEqual([{ kind: "samples-unknown" }]);
  });

  it("read squared errors without the power of the reference, whose ratio is the same gap", () => {
    const report = compare(
      makeSide(CHAIN, { mse: [1e-6, 1e-5, 1e-5, 1e-5, 1e-5] }),
      makeSide(CHAIN, { mse: [1e-6, 1e-5, 1e-3, 1e-3, 1e-3] }),
    );
    expect(report.layers[2]?.gap).toBeCloseTo(20, 10);
    expect(ids(report, report.culprits)).toEqual(["c2"]);
    expect(report.caveats).toEqual([{ kind: "derived-sqnr", from: "mse", layers: 5 }]);
  });

  it("say when dumping the layers changed the output", () => {
    const observer = { withDumpSha256: "x", withoutDumpSha256: "y" };
    const report = compare(makeSide(CHAIN, { sqnr: HEALTHY }), makeSide(CHAIN, { sqnr: HEALTHY }, { observer }));
    expect(report.caveats).toEqual([{ kind: "observer-effect", side: "b" }]);
  });

  it("judge a bare list in its order, and say that it is one", () => {
    const bare = nodesFrom("a", "b", "c");
    const report = compare(makeSide(bare, { sqnr: [50, 45, 40] }), makeSide(bare, { sqnr: [50, 30, 25] }));
    expect(ids(report, report.culprits)).toEqual(["b"]);
    expect(report.caveats).toEqual([{ kind: "order-only" }]);
  });

  it("judge a list without order by local errors only, and say so", () => {
    const bare = nodesFrom("a", "b", "c");
    const unordered = { graph: graphKind(bare, false) };
    const plain = compare(
      makeSide(bare, { sqnr: [50, 45, 40] }, unordered),
      makeSide(bare, { sqnr: [50, 30, 25] }, unordered),
    );
    expect(plain).toMatchObject({ ranking: [], culprits: [], caveats: [{ kind: "unordered" }] });
    expect(plain.layers[1]).toMatchObject({ gap: 15, introduced: null, verdict: null });
    const side = (...localSqnr: number[]) => makeSide(bare, { sqnr: [50, 45, 40], localSqnr }, unordered);
    expect(compare(side(60, 60, 60), side(60, 60, 50)).culprits).toEqual([2]);
  });

  it("borrow the graph of the healthy side when the other has none", () => {
    const bare = nodesFrom("out", "c3", "c2", "c1", "in");
    const report = compare(makeSide(CHAIN, { sqnr: HEALTHY }), makeSide(bare, { sqnr: [26, 28, 30, 50, 60] }));
    expect(report.graphOf).toBe("a");
    expect(ids(report, report.culprits)).toEqual(["c2"]);
  });
});

describe("figures that are not what they look like", () => {
  it("bit-exact tensors are alike, however many decibels the tool printed", () => {
    const report = compare(
      makeSide(CHAIN, { sqnr: [347, 50, 45, 42, 40] }),
      makeSide(CHAIN, { sqnr: [331, 50, 45, 42, 40] }),
    );
    expect(report.layers[0]).toMatchObject({ sqnrA: 144, sqnrB: 144, gap: 0 });
  });

  it("0.0 dB on both sides is an all-zero reference, on one side a dead output", () => {
    const a = makeSide(CHAIN, { sqnr: [60, 0, 45, 42, 40] });
    expect(compare(a, makeSide(CHAIN, { sqnr: [60, 0, 45, 42, 40] })).layers[1]?.refusal).toBe("zero-tensor");
    const dead = compare(makeSide(CHAIN, { sqnr: HEALTHY }), makeSide(CHAIN, { sqnr: [60, 0, 1, 1, 1] }));
    expect(ids(dead, dead.culprits)).toEqual(["c1"]);
  });

  it("a reference without power leaves the layer out and the others in", () => {
    const power = [1, 1, 1e-12, 1, 1];
    const report = compare(
      makeSide(CHAIN, { sqnr: HEALTHY, refPower: power }),
      makeSide(CHAIN, { sqnr: [60, 50, -20, 28, 26], refPower: power }),
    );
    expect(report.layers[2]).toMatchObject({ refusal: "vanishing-reference", score: null });
    expect(ids(report, report.culprits)).toEqual(["c3"]);
    expect(ids(report, report.layers[3]?.hidden ?? [])).toEqual(["c2"]);
  });
});

describe("sides that cannot be held against each other are refused by name", () => {
  const side = makeSide(CHAIN, { sqnr: HEALTHY });
  it.each<[string, LayerSide, LayerSide, unknown]>([
    ["layouts", side, { ...side, layout: "NHWC" }, { kind: "layout-differs", a: "NCHW", b: "NHWC" }],
    ["references", { ...side, against: "host" }, side, { kind: "against-differs", a: "host", b: "float" }],
    ["no layers", makeSide([], {}), side, { kind: "no-layers" }],
    ["other layers", side, makeSide(nodesFrom("x"), { sqnr: [1] }), { kind: "no-common-layers", a: 5, b: 1 }],
    ["other metrics", side, makeSide(CHAIN, { kl: HEALTHY }), { kind: "no-common-metric" }],
    [
      "a short column",
      side,
      makeSide(CHAIN, { sqnr: [1, 2] }),
      { kind: "value-count-differs", metric: "sqnr", values: 2, layers: 5 },
    ],
    [
      "a name twice",
      side,
      makeSide(nodesFrom("a", "b<a", "a<b"), { sqnr: [1, 2, 3] }),
      { kind: "duplicate-layer", id: "a" },
    ],
    [
      "a circle",
      makeSide(nodesFrom("i", "x<i,z", "y<x", "z<y"), { sqnr: [1, 2, 3, 4] }),
      side,
      { kind: "cycle", through: ["y", "z", "x"] },
    ],
  ])("%s", (_, a, b, refusal) => {
    const answer = compareLayers(a, b);
    expect(answer.ok).toBe(false);
    if (!answer.ok && (refusal as { kind: string }).kind === "cycle") {
      expect(answer.refusal).toMatchObject({ kind: "cycle" });
      expect(answer.refusal.kind === "cycle" && [...answer.refusal.through].sort()).toEqual(["x", "y", "z"]);
      expect(answer.side).toBe("a");
    } else expect(answer).toMatchObject({ refusal });
  });

  it("a tensor from outside the graph is told, not refused", () => {
    const nodes = nodesFrom("a<image", "b<a");
    expect(compare(makeSide(nodes, { sqnr: [9, 8] }), makeSide(nodes, { sqnr: [9, 8] })).caveats).toEqual([
      { kind: "unknown-inputs", side: "a", names: ["image"] },
      { kind: "unknown-inputs", side: "b", names: ["image"] },
    ]);
  });
});

/** A random acyclic network with whole decibels, so that sums are exact. */
const anyPair = fc
  .integer({ min: 1, max: 25 })
  .chain((size) =>
    fc.record({
      edges: fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: size, maxLength: size }),
      a: fc.array(fc.option(fc.integer({ min: 1, max: 90 }), { freq: 4 }), { minLength: size, maxLength: size }),
      b: fc.array(fc.option(fc.integer({ min: 1, max: 90 }), { freq: 4 }), { minLength: size, maxLength: size }),
      mix: fc.array(fc.nat(), { minLength: size, maxLength: size }),
    }),
  )
  .map(({ edges, a, b, mix }) => {
    const nodes = edges.map((inputs, i) => ({
      id: `n${i}`,
      op: "Conv",
      inputs: i === 0 ? [] : inputs.map((n) => `n${n % i}`),
      fusedFrom: [],
    }));
    return { nodes, a: a.map((v, i) => (i === 0 ? (v ?? 50) : v)), b: b.map((v, i) => (i === 0 ? (v ?? 50) : v)), mix };
  });

describe("in any network", () => {
  it("a side against itself introduces nothing anywhere", () => {
    fc.assert(
      fc.property(anyPair, ({ nodes, a }) => {
        const side = makeSide(nodes, { sqnr: a }, { graph: "edges" });
        const report = compare(side, side);
        expect(report.culprits).toEqual([]);
        for (const { introduced, gap } of report.layers) if (gap !== null) expect([gap, introduced]).toEqual([0, 0]);
      }),
    );
  });

  it("a constant on both sides changes no gap, no jump and no verdict, and moves all scores of losses alike", () => {
    fc.assert(
      fc.property(anyPair, fc.integer({ min: 1, max: 20 }), ({ nodes, a, b }, constant) => {
        const shift = (values: (number | null)[]) => values.map((v) => (v === null ? null : v + constant));
        const side = (sqnr: (number | null)[]) => makeSide(nodes, { sqnr }, { graph: "edges" });
        const [one, two] = [compare(side(a), side(b)), compare(side(shift(a)), side(shift(b)))];
        const figures = ({ layers }: DriftReport) =>
          layers.map(({ gap, introduced, verdict }) => ({ gap, introduced, verdict }));
        for (const [i, { score, excess }] of one.layers.entries())
          if (score !== null && score > -500 && (excess ?? 0) > 0)
            expect(two.layers[i]?.score).toBeCloseTo(score - EXCESS_WEIGHT * constant, 6);
        expect(figures(two)).toEqual(figures(one));
      }),
    );
  });

  it("the order in which nodes are listed changes no figure", () => {
    fc.assert(
      fc.property(anyPair, ({ nodes, a, b, mix }) => {
        const order = [...nodes.keys()].sort((x, y) => (mix[x] ?? 0) - (mix[y] ?? 0) || x - y);
        const pick = <T>(list: readonly T[]) => order.map((i) => list[i] as T);
        const edges = { graph: "edges" as const };
        const one = compareLayers(makeSide(nodes, { sqnr: a }, edges), makeSide(nodes, { sqnr: b }, edges));
        const two = compareLayers(makeSide(nodes, { sqnr: a }, edges), makeSide(pick(nodes), { sqnr: pick(b) }, edges));
        if (!one.ok || !two.ok) return expect(one.ok).toBe(two.ok);
        const figures = (report: DriftReport) =>
          new Map(
            report.layers.map(({ node, gap, introduced, score, verdict, refusal }) => [
              report.graph.nodes[node]?.id,
              { gap, introduced, score, verdict, refusal },
            ]),
          );
        expect(figures(two)).toEqual(new Map(figures(one)));
      }),
    );
  });

  it("leaves both sides as they were", () => {
    fc.assert(
      fc.property(anyPair, ({ nodes, a, b }) => {
        const sides = [makeSide(nodes, { sqnr: a }), makeSide(nodes, { sqnr: b })] as const;
        const before = structuredClone(sides);
        compareLayers(...sides);
        expect(sides).toEqual(before);
      }),
    );
  });
});
