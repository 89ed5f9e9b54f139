import { adviseDrift } from "@/lib/domain/drift/advice";
import type { LayerMatch } from "@/lib/domain/drift/align-layers";
import type { DriftReport, JudgedLayer } from "@/lib/domain/drift/drift-report";
import { unjudged } from "@/lib/domain/drift/finish-report";
import { judgeLayers } from "@/lib/domain/drift/judge-layers";
import { findLayerMetric, LAYER_METRICS } from "@/lib/domain/drift/layer-metrics";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { balanceDrift, type DriftBalance } from "@/lib/domain/drift/predict-drift";
import { askSensitivities, SENSITIVITIES } from "@/lib/domain/drift/sensitivity-witness";
import { type WeightWitness, witnessWeights } from "@/lib/domain/drift/weight-witness";
import {
  type DriftJudgement,
  type DriftLayer,
  MAX_NAMED,
  type MetricColumn,
  type NetworkView,
} from "@/lib/domain/drift-view";
import type { ChipSupport } from "@/lib/services/drift/chip-support";
import type { LayeredRun } from "@/lib/services/drift/run-layers";

/** Layers judged, in the positions of the graph that is shown. */
export type JudgedNetwork = {
  view: NetworkView;
  report: DriftReport | null;
  balance: DriftBalance | null;
  /** Positions whose weights stand out; advice and proposals treat them apart. */
  weightOutliers: ReadonlySet<number>;
  b: LayerSide;
};

type Sides = { a: LayeredRun | null; b: LayeredRun };
/** Positions in the nodes of one side, by position in the graph shown; -1 where the side has no such layer. */
type Positions = { a: Int32Array; b: Int32Array };

const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

function positionsOf(report: DriftReport | null, size: number): Positions {
  const at = (side: "a" | "b") =>
    Int32Array.from({ length: size }, (_, node) =>
      report === null
        ? side === "b"
          ? node
          : -1
        : (report.layers[node]?.[side] ?? (report.graphOf === side ? node : -1)),
    );
  return { a: at("a"), b: at("b") };
}

function columnsOf({ a, b }: Sides, positions: Positions): MetricColumn[] {
  const known = LAYER_METRICS.map(({ name }) => name);
  const all = new Set([...Object.keys(a?.layers.metrics ?? {}), ...Object.keys(b.layers.metrics)]);
  const others = [...all].filter((name) => !known.includes(name)).sort();
  const read = (run: LayeredRun | null, name: string, at: Int32Array) => {
    const column = run?.layers.metrics[name];
    return column ? Array.from(at, (node) => (node < 0 ? null : orNull(column[node]))) : null;
  };
  return [...known.filter((name) => all.has(name)), ...others].map((name) => {
    const metric = findLayerMetric(name);
    return {
      name,
      unit: metric?.unit ?? null,
      better: metric?.better ?? null,
      scope: metric?.scope ?? null,
      a: read(a, name, positions.a),
      b: read(b, name, positions.b),
      sourceA: a?.layers.speakers[name] ?? null,
      sourceB: b.layers.speakers[name] ?? null,
    };
  });
}

const NO_MATCH: Pick<DriftLayer, "match" | "namesA" | "namesB"> = { match: null, namesA: [], namesB: [] };

/** How each layer shown was matched, with the names that say more than its own id. */
function matchesOf(report: DriftReport | null, { a, b }: Sides): Map<number, typeof NO_MATCH> {
  const found = new Map<number, typeof NO_MATCH>();
  const names = (run: LayeredRun | null, nodes: readonly number[]) =>
    nodes.map((node) => run?.layers.nodes[node]?.id ?? "");
  for (const match of report?.alignment?.matches ?? []) {
    const told = (list: string[]) => (match.kind === "same-id" ? [] : list);
    const entry = { match: match.kind, namesA: told(names(a, match.a)), namesB: told(names(b, match.b)) };
    for (const node of shownOf(match, report?.graphOf ?? "b")) found.set(node, entry);
  }
  return found;
}

const shownOf = (match: LayerMatch, side: "a" | "b") => match[side];

/** What of a judged layer the view takes as it is. */
function judgedPart(layer: JudgedLayer) {
  const { node: _, a: _a, b: _b, excess: _e, hidden, ...shown } = layer;
  return { ...shown, hidden: [...hidden] };
}

function layersOf(sides: Sides, report: DriftReport | null, positions: Positions, balance: DriftBalance | null) {
  const shown = report?.graphOf === "a" && sides.a ? sides.a : sides.b;
  const matches = matchesOf(report, sides);
  const ranks = new Map(report?.ranking.map((node, index) => [node, index + 1]));
  const edges = report?.graph.kind === "edges";
  const placeOf = (run: LayeredRun | null, node: number) => (node < 0 ? null : (run?.layers.placement?.[node] ?? null));
  return shown.layers.nodes.map(
    ({ id, op, fusedFrom }, node): DriftLayer => ({
      ...judgedPart(report?.layers[node] ?? unjudged(node, null)),
      ...(matches.get(node) ?? NO_MATCH),
      id,
      op,
      fusedFrom: [...fusedFrom],
      inputs: edges ? [...(report?.graph.inputs[node] ?? [])] : [],
      rank: ranks.get(node) ?? null,
      blame: balance?.shares[node] ?? null,
      placeA: placeOf(sides.a, positions.a[node] ?? -1),
      placeB: placeOf(sides.b, positions.b[node] ?? -1),
    }),
  );
}

function alignmentOf(report: DriftReport, { a, b }: Sides): Extract<DriftJudgement, { ok: true }>["alignment"] {
  const { alignment } = report;
  if (!alignment) return null;
  const count = (kind: LayerMatch["kind"]) => alignment.matches.filter((match) => match.kind === kind).length;
  const names = (run: LayeredRun | null, nodes: readonly number[]) =>
    nodes.slice(0, MAX_NAMED).map((node) => run?.layers.nodes[node]?.id ?? "");
  return {
    coverageA: alignment.coverage.a,
    coverageB: alignment.coverage.b,
    matched: alignment.matches.length,
    fused: count("fused"),
    renamed: count("renamed"),
    unmatchedA: names(a, alignment.unmatched.a),
    unmatchedB: names(b, alignment.unmatched.b),
    unmatchedCountA: alignment.unmatched.a.length,
    unmatchedCountB: alignment.unmatched.b.length,
    ambiguous: alignment.ambiguous.slice(0, MAX_NAMED),
  };
}

/** A witness in the positions of the graph shown. */
function shiftWeights(witness: WeightWitness, toShown: (node: number) => number): WeightWitness {
  const outliers = witness.outliers.map((one) => ({ ...one, node: toShown(one.node) }));
  return {
    ...witness,
    outliers: outliers.filter(({ node }) => node >= 0),
    wrapped: witness.wrapped.map(toShown).filter((node) => node >= 0),
  };
}

/** Judges the layers of B, against those of A where there is one, and lays them out for the pages. */
export function viewNetwork(sides: Sides, support: ChipSupport): JudgedNetwork {
  const { answer, b } = judgeLayers(sides.a, sides.b);
  const report = answer.ok ? answer : null;
  const balance = report && balanceDrift(report);
  const graphOf = report?.graphOf ?? "b";
  const shown = graphOf === "a" && sides.a ? sides.a : sides.b;
  const size = shown.layers.nodes.length;
  const positions = positionsOf(report, size);
  const weights = witnessWeights(b);
  const back = new Map(Array.from(positions.b, (node, position) => [node, position] as const));
  const shifted = shiftWeights(weights, (node) => back.get(node) ?? -1);
  return {
    report,
    balance,
    b,
    weightOutliers: new Set(shifted.outliers.map(({ node }) => node)),
    view: {
      graphOf,
      order: shown.layers.order,
      layers: layersOf(sides, report, positions, balance),
      topological: report ? [...report.graph.order] : shown.layers.nodes.map((_, node) => node),
      metrics: columnsOf(sides, positions),
      judgement: answer.ok
        ? {
            ok: true,
            weak: answer.weak,
            threshold: answer.threshold,
            ranking: [...answer.ranking],
            culprits: [...answer.culprits],
            concentration: answer.concentration,
            caveats: [...answer.caveats],
            weights: shifted,
            sensitivities: sensitivitiesOf(answer, b, positions),
            // Advice speaks in positions of the graph shown, but for wrapped weights, which it copies from the witness.
            advice: adviseDrift({ report: answer, side: b, weights, ...support }).map((advice) =>
              advice.kind === "ignore-wrapped-weights" ? { ...advice, nodes: shifted.wrapped } : advice,
            ),
            alignment: alignmentOf(answer, sides),
          }
        : { ok: false, side: answer.side, refusal: answer.refusal },
    },
  };
}

function sensitivitiesOf(report: DriftReport, side: LayerSide, positions: Positions) {
  if (!SENSITIVITIES.some((metric) => side.metrics[metric])) return [];
  const answers = askSensitivities(
    side,
    report.culprits.flatMap((node) => ((positions.b[node] ?? -1) < 0 ? [] : [positions.b[node] as number])),
  );
  return report.culprits.map((node) => ({ node, answers: answers.get(positions.b[node] ?? -1) ?? [] }));
}
