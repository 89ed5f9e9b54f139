import { compareLayers } from "@/lib/domain/drift/compare-layers";
import type { LayerSide } from "@/lib/domain/drift/layers";
import {
  balanceDrift,
  PREDICTION_ABOVE_DB,
  PREDICTION_BELOW_DB,
  predictOutput,
} from "@/lib/domain/drift/predict-drift";
import {
  BASELINES,
  familiesBelow,
  METHODS,
  reportOf,
  STRESSES,
  type Stress,
  score,
} from "@/tests/bench/planted/evaluate";
import { plantFaults, plantPairs } from "@/tests/bench/planted/faults";
import { ms, percentile, type Row } from "@/tests/bench/report";
import { randomOf } from "@/tests/support/random";

const NETS = 4;
const LAYERS_PER_FAULT = 9;
/** Other networks than those on which the rule and its interval were chosen (seed 11). */
const PREDICTION_SEED = 12;
/** What the shipped method must reach; and in no family less than a baseline. */
const GATES: Partial<Record<Stress, string>> = { ideal: "top-1 >= 0.90, top-3 >= 0.97", all: "top-3 >= 0.85" };

const share = (value: number) => value.toFixed(3);

/** The planted-fault benchmark: one row a method and stress, with the gates of the issue and both baselines. */
export function plantedFaultRows(): Row[] {
  const faults = plantFaults(NETS, LAYERS_PER_FAULT);
  return STRESSES.flatMap((stress) => {
    const scores = new Map(METHODS.map((method) => [method, score(method, stress, faults)]));
    return METHODS.map((method): Row => {
      const own = scores.get(method) as ReturnType<typeof score>;
      const isBaseline = BASELINES.some((name) => name === method);
      const below = BASELINES.flatMap((name) => familiesBelow(own, scores.get(name) as ReturnType<typeof score>));
      const worst = Math.min(...[...own.families.values()].map(({ top3 }) => top3));
      return {
        what: `planted faults, ${stress}: ${method}`,
        measured: `top-1 ${share(own.all.top1)}, top-3 ${share(own.all.top3)}`,
        against: `${own.all.faults} faults; worst family ${share(worst)}`,
        ratio: isBaseline ? "" : `below a baseline: ${below.join(" ") || "none"}`,
        budget: isBaseline ? "" : (GATES[stress] ?? ""),
      };
    });
  });
}

/** How far predictions of a repair are from what the repair brings, over networks with two faults. */
export function predictionRow(): Row {
  const repairs = plantPairs(NETS, 30, PREDICTION_SEED).flatMap(({ net, same, faulty, layers, repaired }) => {
    const balance = balanceDrift(reportOf(net, same, faulty));
    return balance ? [{ prediction: predictOutput(balance, [layers[0]]), repaired }] : [];
  });
  const errors = repairs.map(({ prediction, repaired }) => prediction.sqnr - repaired);
  const inside = repairs.filter(({ prediction: { low, high }, repaired }) => low <= repaired && repaired <= high);
  const sizes = errors.map(Math.abs);
  const beyond = (at: number) => -percentile(errors, 1 - at);
  return {
    what: "predicted SQNR after repairing one of two faults",
    measured: `error median ${percentile(sizes, 0.5).toFixed(1)}, p90 ${percentile(sizes, 0.9).toFixed(1)} dB`,
    against: `${errors.length} measured repairs; p5 ${beyond(0.05).toFixed(1)}, p95 ${beyond(0.95).toFixed(1)} dB beyond`,
    ratio: `${((100 * inside.length) / errors.length).toFixed(0)} % inside the interval`,
    budget: `-${PREDICTION_BELOW_DB} to +${PREDICTION_ABOVE_DB} dB`,
  };
}

/** Two sides of a residual network of any size; a tenth of the tensors of B is missing. */
export function largeSides(layers: number): [LayerSide, LayerSide] {
  const random = randomOf(layers);
  const name = (i: number) => `/stages.${i >> 5}/blocks.${i}/conv/Conv_output_0`;
  const nodes = Array.from({ length: layers }, (_, i) => ({
    id: name(i),
    op: ["Conv", "Relu", "Add"][i % 3] ?? null,
    inputs: [i - 1, ...(i % 3 === 2 ? [i - 4] : [])].filter((input) => input >= 0).map(name),
    fusedFrom: [],
  }));
  const side = (loss: number): LayerSide => ({
    nodes,
    graph: "edges",
    metrics: {
      sqnr: Float32Array.from(nodes, (_, i) => (random() < 0.1 ? Number.NaN : 40 - loss * (i / layers) - random())),
      refPower: Float32Array.from(nodes, () => 1 + random()),
    },
    against: "float",
    samples: 8,
    sampleSetSha256: "same",
    layout: "NCHW",
    observer: null,
    outputSha256: null,
  });
  return [side(5), side(15)];
}

/** Time to align, compare and rank two runs: the first one, before anything is compiled, and the median of nine more. */
export function compareRows(): Row[] {
  return [2_000, 5_000, 20_000].map((layers) => {
    const [a, b] = largeSides(layers);
    const times = Array.from({ length: 10 }, () => {
      const started = performance.now();
      compareLayers(a, b);
      return performance.now() - started;
    });
    const usual = percentile(times.slice(1), 0.5);
    return {
      what: `two runs of ${layers.toLocaleString("en")} layers compared and ranked`,
      measured: ms(usual),
      against: `the first: ${ms(times[0] ?? Number.NaN)}`,
      ratio: layers === 2_000 ? (usual / 100).toFixed(2) : "",
      budget: layers === 2_000 ? "< 100 ms" : "",
    };
  });
}
