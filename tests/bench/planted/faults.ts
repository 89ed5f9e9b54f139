import { FAMILIES, type Family, makeInputs, makeNetwork, type Network } from "@/tests/bench/planted/networks";
import { mapTensor, normal, type Random, sqnr, type Tensor } from "@/tests/bench/planted/tensors";
import { randomOf } from "@/tests/support/random";

export const FAULTS = ["noise", "saturation", "truncation", "gain", "zero-point", "dead-channel", "low-bits"] as const;
export type Fault = (typeof FAULTS)[number];

/** The range that calibration gave a tensor: 8 bits, asymmetric, as in a QDQ model. */
type Range = { low: number; high: number };

const LEVELS = 255;
/** A fault counts when it costs the layer at least this much (methods.md, planted-fault evaluation). */
export const MATERIAL_DB = 3;

/** Batches that calibration sees; a comparison uses one. */
const CALIBRATION_BATCHES = 8;

function rangesOf(net: Network, random: Random): Range[] {
  const ranges = net.layers.map(() => ({ low: 0, high: 1e-6 }));
  for (let batch = 0; batch < CALIBRATION_BATCHES; batch += 1) {
    for (const [layer, { data }] of execute(net, makeInputs(random), "float", (y) => y).entries()) {
      const range = ranges[layer] as Range;
      for (const value of data) {
        range.low = Math.min(range.low, value);
        range.high = Math.max(range.high, value);
      }
    }
  }
  return ranges;
}

function quantize(x: Tensor, { low, high }: Range, levels = LEVELS, round: (x: number) => number = Math.round): Tensor {
  const scale = (high - low) / levels;
  return mapTensor(x, (value) => low + scale * Math.min(levels, Math.max(0, round((value - low) / scale))));
}

/** What a faulty kernel makes of the exact output `x`; `strength` is 0 to 1. */
function breakOutput(fault: Fault, x: Tensor, range: Range, strength: number, random: Random): Tensor {
  const span = range.high - range.low;
  const rms = Math.sqrt(x.data.reduce((sum, v) => sum + v * v, 0) / x.data.length);
  const whole = (y: Tensor) => quantize(y, range);
  switch (fault) {
    case "noise":
      return whole(mapTensor(x, (v) => v + rms * (0.03 + 0.3 * strength) * normal(random)));
    case "saturation": {
      const share = 0.85 - 0.6 * strength;
      return whole(mapTensor(x, (v) => Math.max(range.low * share, Math.min(range.high * share, v))));
    }
    case "truncation":
      return quantize(x, range, strength < 0.5 ? 127 : 63, Math.floor);
    case "gain":
      return whole(mapTensor(x, (v) => v * (1 + (strength < 0.5 ? -1 : 1) * (0.03 + 0.4 * strength))));
    case "zero-point":
      return whole(mapTensor(x, (v) => v + (span / LEVELS) * Math.round(2 + 20 * strength)));
    case "dead-channel": {
      const dead = Math.floor(random() * x.channels);
      return whole(mapTensor(x, (v, i) => (i % x.channels === dead ? 0 : v)));
    }
    case "low-bits":
      return quantize(x, range, strength < 0.5 ? 31 : 15);
  }
}

/** Runs a network; layers before `from` are taken from `before`. */
function execute(
  net: Network,
  input: Tensor,
  kind: "float" | "quantized",
  change: (y: Tensor, layer: number) => Tensor,
  before: readonly Tensor[] = [],
  from = 0,
): Tensor[] {
  const outputs: Tensor[] = [];
  const moved = new Set<number>();
  for (const [index, layer] of net.layers.entries()) {
    const known = before[index];
    if (known && index !== from && !layer.inputs.some((i) => moved.has(i))) {
      outputs.push(known);
      continue;
    }
    moved.add(index);
    const inputs = layer.inputs.length === 0 ? [input] : layer.inputs.map((i) => outputs[i] as Tensor);
    outputs.push(change(layer[kind](inputs), index));
  }
  return outputs;
}

/** A planted fault: per layer SQNR of the faulty run B, of the healthy run A on the same and on other samples. */
export type Planted = {
  family: Family;
  net: Network;
  fault: Fault;
  /** Position of the faulty layer. */
  layer: number;
  same: Float64Array;
  other: Float64Array;
  faulty: Float64Array;
  /** SQNR of each layer's output against its float operation on the run's own inputs. */
  localSame: Float64Array;
  localOther: Float64Array;
  localFaulty: Float64Array;
};

function levels(reference: readonly Tensor[], run: readonly Tensor[]): Float64Array {
  return Float64Array.from(reference, (x, i) => sqnr(x, run[i] as Tensor));
}

function localLevels(
  net: Network,
  input: Tensor,
  run: readonly Tensor[],
  known?: Float64Array,
  from = 0,
): Float64Array {
  return Float64Array.from(net.layers, (layer, i) => {
    if (known && i < from) return known[i] as number;
    const inputs = layer.inputs.length === 0 ? [input] : layer.inputs.map((j) => run[j] as Tensor);
    return sqnr(layer.float(inputs), run[i] as Tensor);
  });
}

type PlantedFault = { fault: Fault; layer: number; strength: number };

/** A network with its calibration, its samples and its healthy quantized run. */
type Lab = {
  net: Network;
  random: Random;
  samples: Tensor;
  reference: Tensor[];
  run: Tensor[];
  same: Float64Array;
  /** Outputs of the quantized network with faults in it. */
  runWith: (faults: readonly PlantedFault[]) => Tensor[];
  healthyOn: (inputs: Tensor) => { sqnr: Float64Array; local: Float64Array };
};

function openLab(net: Network, seed: number): Lab {
  const random = randomOf(seed);
  const ranges = rangesOf(net, random);
  const samples = makeInputs(random);
  const healthy = (y: Tensor, layer: number) => quantize(y, ranges[layer] as Range);
  const reference = execute(net, samples, "float", (y) => y);
  const run = execute(net, samples, "quantized", healthy);
  return {
    net,
    random,
    samples,
    reference,
    run,
    same: levels(reference, run),
    runWith: (faults) =>
      faults.reduce((before, { layer: from }, i) => {
        const present = faults.slice(0, i + 1);
        const change = (y: Tensor, at: number) => {
          const here = present.find(({ layer }) => layer === at);
          if (!here) return healthy(y, at);
          const noise = randomOf(seed * 31 + at);
          return breakOutput(here.fault, y, ranges[at] as Range, here.strength, noise);
        };
        return execute(net, samples, "quantized", change, before, from);
      }, run),
    healthyOn(inputs) {
      const outputs = execute(net, inputs, "quantized", healthy);
      const float = execute(net, inputs, "float", (y) => y);
      return { sqnr: levels(float, outputs), local: localLevels(net, inputs, outputs) };
    },
  };
}

function drawFault({ net, random }: Lab, fault: Fault): PlantedFault {
  return { fault, layer: 1 + Math.floor(random() * (net.layers.length - 1)), strength: random() };
}

/** True when the layer lost at least `MATERIAL_DB` against the healthy run. */
function isMaterial({ same }: Lab, faulty: Float64Array, layer: number): boolean {
  return (same[layer] as number) - (faulty[layer] as number) >= MATERIAL_DB;
}

function labs(nets: number, seed: number): Lab[] {
  return FAMILIES.flatMap((family, f) =>
    Array.from({ length: nets }, (_, n) => {
      const netSeed = seed * 1_000 + f * 100 + n;
      return openLab(makeNetwork(family, n, netSeed), netSeed + 50);
    }),
  );
}

/** Material faults in `nets` networks of every family, `perFault` layers drawn for each type of fault. */
export function plantFaults(nets: number, perFault: number, seed = 7): Planted[] {
  return labs(nets, seed).flatMap((lab) => {
    const { net, samples, reference, same } = lab;
    const { sqnr: other, local: localOther } = lab.healthyOn(makeInputs(lab.random));
    const localSame = localLevels(net, samples, lab.run);
    const drawn = FAULTS.flatMap((fault) => Array.from({ length: perFault }, () => drawFault(lab, fault)));
    return drawn.flatMap((planted) => {
      const { fault, layer } = planted;
      const outputs = lab.runWith([planted]);
      const faulty = levels(reference, outputs);
      if (!isMaterial(lab, faulty, layer)) return [];
      const localFaulty = localLevels(net, samples, outputs, localSame, layer);
      return [{ family: net.family, net, fault, layer, same, other, faulty, localSame, localOther, localFaulty }];
    });
  });
}

/** Two faults in one network, and what the output's SQNR is once the first of them is repaired. */
export type PlantedPair = Pick<Planted, "family" | "net" | "same" | "faulty"> & {
  layers: [number, number];
  repaired: number;
};

/** Networks with two material faults in different layers. */
export function plantPairs(nets: number, perNet: number, seed = 11): PlantedPair[] {
  return labs(nets, seed).flatMap((lab) =>
    Array.from({ length: perNet }, () => {
      const [one, other] = [0, 1].map(() => drawFault(lab, FAULTS[Math.floor(lab.random() * FAULTS.length)] as Fault));
      return [one as PlantedFault, other as PlantedFault] as const;
    }).flatMap(([one, other]) => {
      if (one.layer === other.layer) return [];
      const alone = [one, other].map((fault) => levels(lab.reference, lab.runWith([fault])));
      if (![one, other].every(({ layer }, i) => isMaterial(lab, alone[i] as Float64Array, layer))) return [];
      const faulty = levels(lab.reference, lab.runWith([one, other]));
      const { family } = lab.net;
      const repaired = alone[1]?.at(-1) as number;
      return [{ family, net: lab.net, same: lab.same, faulty, layers: [one.layer, other.layer], repaired }];
    }),
  );
}
