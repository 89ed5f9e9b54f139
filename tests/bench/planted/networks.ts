import {
  add,
  attend,
  concat,
  depthwise,
  elementwise,
  gate,
  layerNorm,
  mix,
  multiply,
  normal,
  type Operation,
  pool,
  type Random,
  softmax,
  type Tensor,
  tensor,
  weigh,
} from "@/tests/bench/planted/tensors";
import { randomOf } from "@/tests/support/random";

/** One layer: its operation with float weights, and with the same weights rounded to 8 bits per tensor. */
export type Layer = { id: string; op: string; inputs: number[]; float: Operation; quantized: Operation };
export type Network = { family: Family; layers: Layer[] };

export const FAMILIES = ["chain", "residual", "mobilenet-se", "inception", "transformer"] as const;
export type Family = (typeof FAMILIES)[number];

const CHANNELS = 16;
const POSITIONS = 16;
const SAMPLES = 8;

/** A batch of inputs. Neighbouring positions and channels are correlated, as in pictures and sentences. */
export function makeInputs(random: Random): Tensor {
  const x = tensor(SAMPLES, POSITIONS, CHANNELS);
  for (let i = 0; i < x.data.length; i += 1) {
    const before = i >= CHANNELS ? (x.data[i - CHANNELS] as number) : 0;
    x.data[i] = 0.5 * before + normal(random);
  }
  return x;
}

/** Symmetric 8-bit rounding of a weight, one scale a tensor. */
function roundWeight(weights: Float64Array): Float64Array {
  const scale = weights.reduce((top, w) => Math.max(top, Math.abs(w)), 0) / 127;
  return weights.map((w) => Math.round(w / scale) * scale);
}

class Builder {
  readonly layers: Layer[] = [];
  readonly random: Random;
  constructor(random: Random) {
    this.random = random;
  }
  put(op: string, inputs: number[], float: Operation, quantized = float): number {
    this.layers.push({ id: `/layers.${this.layers.length}/${op}`, op, inputs, float, quantized });
    return this.layers.length - 1;
  }
  /** `width` channels in, `out` channels out, He initialisation with channels of unequal size. */
  mix(op: string, input: number, width: number, out: number, gain = Math.SQRT2): number {
    const rows = Array.from({ length: out }, () => gain * Math.exp(0.3 * normal(this.random)));
    const weights = Float64Array.from(
      { length: out * width },
      (_, i) => ((rows[Math.floor(i / width)] as number) * normal(this.random)) / Math.sqrt(width),
    );
    const bias = Float64Array.from({ length: out }, () => 0.1 * normal(this.random));
    return this.put(op, [input], mix(weights, out, bias), mix(roundWeight(weights), out, bias));
  }
  depthwise(input: number, width: number): number {
    const weights = Float64Array.from({ length: width * 3 }, () => normal(this.random) / Math.sqrt(1.5));
    return this.put("DepthwiseConv", [input], depthwise(weights), depthwise(roundWeight(weights)));
  }
  each(op: string, input: number, change: (x: number) => number): number {
    return this.put(op, [input], elementwise(change));
  }
  relu = (input: number) => this.each("Relu", input, (x) => Math.max(0, x));
  sigmoid = (input: number) => this.each("Sigmoid", input, (x) => 1 / (1 + Math.exp(-x)));
  silu(input: number): number {
    return this.put("Mul", [input, this.sigmoid(input)], multiply);
  }
}

const IMAGE = 0;

function start(random: Random): Builder {
  const net = new Builder(random);
  net.put("Input", [], (inputs) => inputs[0] as Tensor);
  return net;
}

function finish(net: Builder, at: number): void {
  net.mix("Gemm", net.put("GlobalAveragePool", [at], pool), CHANNELS, 10);
}

const BUILDERS: Record<Family, (net: Builder, size: number) => void> = {
  chain(net, size) {
    let at = IMAGE;
    for (let i = 0; i < 7 + size; i += 1) at = net.relu(net.mix("Conv", at, CHANNELS, CHANNELS));
    finish(net, at);
  },
  residual(net, size) {
    let at = net.relu(net.mix("Conv", IMAGE, CHANNELS, CHANNELS));
    for (let i = 0; i < 3 + size; i += 1) {
      const inner = net.relu(net.mix("Conv", at, CHANNELS, CHANNELS));
      at = net.relu(net.put("Add", [at, net.mix("Conv", inner, CHANNELS, CHANNELS, 0.7)], add));
    }
    finish(net, at);
  },
  "mobilenet-se"(net, size) {
    let at = net.silu(net.mix("Conv", IMAGE, CHANNELS, CHANNELS));
    const wide = CHANNELS * 2;
    for (let i = 0; i < 2 + (size >> 1); i += 1) {
      const expanded = net.silu(net.mix("Conv", at, CHANNELS, wide));
      const mixed = net.silu(net.depthwise(expanded, wide));
      const squeezed = net.relu(net.mix("Conv", net.put("GlobalAveragePool", [mixed], pool), wide, 8));
      const gated = net.put("Mul", [mixed, net.sigmoid(net.mix("Conv", squeezed, 8, wide))], gate);
      at = net.put("Add", [at, net.mix("Conv", gated, wide, CHANNELS)], add);
    }
    finish(net, at);
  },
  inception(net, size) {
    let at = net.relu(net.mix("Conv", IMAGE, CHANNELS, CHANNELS));
    for (let i = 0; i < 2 + (size >> 1); i += 1) {
      const one = net.relu(net.mix("Conv", at, CHANNELS, 8));
      const two = net.relu(net.depthwise(net.relu(net.mix("Conv", at, CHANNELS, 8)), 8));
      const deep = net.relu(net.depthwise(net.relu(net.mix("Conv", at, CHANNELS, 8)), 8));
      const three = net.relu(net.mix("Conv", deep, 8, 8));
      const four = net.relu(net.mix("Conv", net.depthwise(at, CHANNELS), CHANNELS, 8));
      at = net.relu(net.mix("Conv", net.put("Concat", [one, two, three, four], concat), 32, CHANNELS));
    }
    finish(net, at);
  },
  transformer(net, size) {
    let at = net.mix("MatMul", IMAGE, CHANNELS, CHANNELS, 1);
    for (let i = 0; i < 2 + (size >> 1); i += 1) {
      const normed = net.put("LayerNormalization", [at], layerNorm);
      const [q, k, v] = ["q", "k", "v"].map(() => net.mix("MatMul", normed, CHANNELS, CHANNELS, 1)) as [
        number,
        number,
        number,
      ];
      const weights = net.put("Softmax", [net.put("MatMul", [q, k], attend)], softmax);
      const context = net.put("MatMul", [weights, v], weigh);
      at = net.put("Add", [at, net.mix("MatMul", context, CHANNELS, CHANNELS, 1)], add);
      const inner = net.mix("MatMul", net.put("LayerNormalization", [at], layerNorm), CHANNELS, 32);
      const active = net.each("Gelu", inner, (x) => x / (1 + Math.exp(-1.702 * x)));
      at = net.put("Add", [at, net.mix("MatMul", active, 32, CHANNELS, 1)], add);
    }
    finish(net, net.put("LayerNormalization", [at], layerNorm));
  },
};

/** A network of random weights. `size` 0 to 3 makes it deeper. */
export function makeNetwork(family: Family, size: number, seed: number): Network {
  const net = start(randomOf(seed));
  BUILDERS[family](net, size);
  return { family, layers: net.layers };
}
