import { compareLayers } from "@/lib/domain/drift/compare-layers";
import type { DriftReport } from "@/lib/domain/drift/drift-report";
import type { LayerNode, LayerSide } from "@/lib/domain/drift/layers";
import { hiddenBefore } from "@/lib/domain/drift/observed-ancestors";
import type { Planted } from "@/tests/bench/planted/faults";
import type { Family, Network } from "@/tests/bench/planted/networks";
import { normal } from "@/tests/bench/planted/tensors";
import { randomOf } from "@/tests/support/random";

/** Conditions of methods.md section 2, "Planted-fault evaluation". */
export const STRESSES = ["ideal", "missing", "jitter", "other-samples", "all"] as const;
export type Stress = (typeof STRESSES)[number];

const MISSING = 0.6;
const JITTER_DB = 1;

export const METHODS = ["lowest SQNR", "largest drop", "driftgrid", "driftgrid with local"] as const;
export type Method = (typeof METHODS)[number];
export const BASELINES = ["lowest SQNR", "largest drop"] as const satisfies readonly Method[];

const nodesOf = new WeakMap<Network, LayerNode[]>();

function graphOf(net: Network): LayerNode[] {
  const known = nodesOf.get(net);
  if (known) return known;
  const nodes = net.layers.map(({ id, op, inputs }) => ({
    id,
    op,
    inputs: inputs.map((input) => net.layers[input]?.id ?? ""),
    fusedFrom: [],
  }));
  nodesOf.set(net, nodes);
  return nodes;
}

/** A side with nothing but a graph and values. */
export function sideOf(net: Network, sqnr: ArrayLike<number>, samples: string, local?: ArrayLike<number>): LayerSide {
  return {
    nodes: graphOf(net),
    graph: "edges",
    metrics: local ? { sqnr, localSqnr: local } : { sqnr },
    against: "float",
    samples: 8,
    sampleSetSha256: samples,
    layout: "NCHW",
    observer: null,
    outputSha256: null,
  };
}

export type Observation = { planted: Planted; a: LayerSide; b: LayerSide };

/** What a dump under this stress would hold: both sides lack the same tensors, and each value jitters on its own. */
export function observe(planted: Planted, stress: Stress, seed: number, withLocal: boolean): Observation {
  const random = randomOf(seed);
  const has = (...stresses: Stress[]) => stresses.includes(stress);
  const last = planted.net.layers.length - 1;
  const lost = planted.net.layers.map((_, i) => has("missing", "all") && i < last && random() < MISSING);
  const jitter = () => (has("jitter", "all") ? JITTER_DB * normal(random) : 0);
  const measure = (values: Float64Array) => values.map((value, i) => (lost[i] ? Number.NaN : value + jitter()));
  const elsewhere = has("other-samples", "all");
  const a = measure(elsewhere ? planted.other : planted.same);
  const b = measure(planted.faulty);
  const [localA, localB] = withLocal
    ? [measure(elsewhere ? planted.localOther : planted.localSame), measure(planted.localFaulty)]
    : [undefined, undefined];
  return {
    planted,
    a: sideOf(planted.net, a, elsewhere ? "other" : "same", localA),
    b: sideOf(planted.net, b, "same", localB),
  };
}

function report(a: LayerSide, b: LayerSide): DriftReport {
  const answer = compareLayers(a, b);
  if (!answer.ok) throw new Error(`the planted networks compare, but: ${JSON.stringify(answer.refusal)}`);
  return answer;
}

/** Observed layers, most suspect first, as each method ranks them. The image itself is nobody's suspect. */
function rank(method: Method, { a, b }: Observation): number[] {
  const values = Array.from(b.metrics.sqnr ?? []);
  const observed = [...values.keys()].filter((node) => node > 0 && !Number.isNaN(values[node]));
  const at = (node: number) => values[node] ?? Number.NaN;
  if (method === "lowest SQNR") return observed.sort((x, y) => at(x) - at(y));
  if (method === "largest drop") {
    const order = [...values.keys()].filter((node) => !Number.isNaN(at(node)));
    const drop = new Map(order.map((node, i) => [node, i === 0 ? 0 : at(order[i - 1] ?? 0) - at(node)]));
    return observed.sort((x, y) => (drop.get(y) ?? 0) - (drop.get(x) ?? 0));
  }
  return report(a, b).ranking.filter((node) => node > 0);
}

export type Score = { faults: number; top1: number; top3: number };
export type Scores = { all: Score; families: Map<Family, Score> };

const empty = (): Score => ({ faults: 0, top1: 0, top3: 0 });

/**
 * Shares of faults that a method names first, and among its first three: the layer itself, or an observed layer that
 * stands for a group of unobserved ones with the faulty layer in it.
 */
export function score(method: Method, stress: Stress, faults: readonly Planted[]): Scores {
  const all = empty();
  const families = new Map<Family, Score>();
  for (const [i, planted] of faults.entries()) {
    const seen = observe(planted, stress, i + 1, method === "driftgrid with local");
    const graph = report(seen.a, seen.b).graph;
    const values = seen.b.metrics.sqnr ?? [];
    const names = (node: number) => node === planted.layer || hiddenBefore(graph, values, node).includes(planted.layer);
    const hits = rank(method, seen).slice(0, 3).map(names);
    const family = families.get(planted.family) ?? empty();
    families.set(planted.family, family);
    for (const sum of [all, family]) {
      sum.faults += 1;
      if (hits[0]) sum.top1 += 1;
      if (hits.includes(true)) sum.top3 += 1;
    }
  }
  for (const sum of [all, ...families.values()]) {
    sum.top1 /= sum.faults;
    sum.top3 /= sum.faults;
  }
  return { all, families };
}

/** Families in which one method names fewer faults than another does, under one stress. */
export function familiesBelow(method: Scores, baseline: Scores): string[] {
  return [...method.families].flatMap(([family, { top1, top3 }]) => {
    const other = baseline.families.get(family);
    return other && (top1 < other.top1 || top3 < other.top3) ? [family] : [];
  });
}

/** Report of the faulty run against the healthy one, both complete. */
export function reportOf(net: Network, same: Float64Array, faulty: Float64Array): DriftReport {
  return report(sideOf(net, same, "same"), sideOf(net, faulty, "same"));
}
