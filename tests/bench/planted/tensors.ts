/** A small tensor: samples x positions x channels, channels fastest. */
export type Tensor = { samples: number; positions: number; channels: number; data: Float64Array };

/** Reads input tensors, returns the output tensor of one layer. */
export type Operation = (inputs: readonly Tensor[]) => Tensor;

export type Random = () => number;

/** A standard normal number, Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function tensor(samples: number, positions: number, channels: number): Tensor {
  return { samples, positions, channels, data: new Float64Array(samples * positions * channels) };
}

export function mapTensor(x: Tensor, change: (value: number, index: number) => number): Tensor {
  return { ...x, data: x.data.map(change) };
}

const first = (inputs: readonly Tensor[]) => inputs[0] as Tensor;
const second = (inputs: readonly Tensor[]) => inputs[1] as Tensor;

export const elementwise =
  (change: (value: number) => number): Operation =>
  (inputs) =>
    mapTensor(first(inputs), change);

/** Mixes channels: a 1x1 convolution, a fully connected layer, a projection. `weights` is out x in. */
export function mix(weights: Float64Array, out: number, bias: Float64Array | null): Operation {
  return (inputs) => {
    const x = first(inputs);
    const y = tensor(x.samples, x.positions, out);
    const width = x.channels;
    for (let row = 0; row < x.samples * x.positions; row += 1) {
      for (let o = 0; o < out; o += 1) {
        let sum = bias?.[o] ?? 0;
        for (let i = 0; i < width; i += 1)
          sum += (weights[o * width + i] as number) * (x.data[row * width + i] as number);
        y.data[row * out + o] = sum;
      }
    }
    return y;
  };
}

/** Three taps along the positions, channel by channel: a depthwise convolution. `weights` is channels x 3. */
export function depthwise(weights: Float64Array): Operation {
  return (inputs) => {
    const x = first(inputs);
    const { positions, channels } = x;
    return mapTensor(x, (_, index) => {
      const channel = index % channels;
      const position = Math.floor(index / channels) % positions;
      let sum = 0;
      for (let tap = -1; tap <= 1; tap += 1) {
        if (position + tap < 0 || position + tap >= positions) continue;
        sum += (weights[channel * 3 + tap + 1] as number) * (x.data[index + tap * channels] as number);
      }
      return sum;
    });
  };
}

export const add: Operation = (inputs) =>
  mapTensor(first(inputs), (value, i) => value + (second(inputs).data[i] as number));

/** Multiplies by a gate with one position a sample. */
export const gate: Operation = (inputs) => {
  const x = first(inputs);
  const size = x.positions * x.channels;
  return mapTensor(
    x,
    (value, i) => value * (second(inputs).data[Math.floor(i / size) * x.channels + (i % x.channels)] as number),
  );
};

export const multiply: Operation = (inputs) =>
  mapTensor(first(inputs), (value, i) => value * (second(inputs).data[i] as number));

export const pool: Operation = (inputs) => {
  const x = first(inputs);
  const y = tensor(x.samples, 1, x.channels);
  const size = x.positions * x.channels;
  for (let i = 0; i < x.data.length; i += 1) {
    const at = Math.floor(i / size) * x.channels + (i % x.channels);
    y.data[at] = (y.data[at] as number) + (x.data[i] as number) / x.positions;
  }
  return y;
};

export const concat: Operation = (inputs) => {
  const channels = inputs.reduce((sum, x) => sum + x.channels, 0);
  const y = tensor(first(inputs).samples, first(inputs).positions, channels);
  let offset = 0;
  for (const x of inputs) {
    for (let i = 0; i < x.data.length; i += 1)
      y.data[Math.floor(i / x.channels) * channels + offset + (i % x.channels)] = x.data[i] as number;
    offset += x.channels;
  }
  return y;
};

/** Applies `change` to every run of channels, in place on a copy. */
function byRow(x: Tensor, change: (row: Float64Array) => void): Tensor {
  const y = { ...x, data: x.data.slice() };
  for (let start = 0; start < y.data.length; start += y.channels) change(y.data.subarray(start, start + y.channels));
  return y;
}

export const layerNorm: Operation = (inputs) =>
  byRow(first(inputs), (row) => {
    const mean = row.reduce((sum, v) => sum + v, 0) / row.length;
    const variance = row.reduce((sum, v) => sum + (v - mean) ** 2, 0) / row.length;
    for (let i = 0; i < row.length; i += 1) row[i] = ((row[i] as number) - mean) / Math.sqrt(variance + 1e-5);
  });

export const softmax: Operation = (inputs) =>
  byRow(first(inputs), (row) => {
    const top = row.reduce((best, v) => Math.max(best, v), Number.NEGATIVE_INFINITY);
    let sum = 0;
    for (let i = 0; i < row.length; i += 1) {
      row[i] = Math.exp((row[i] as number) - top);
      sum += row[i] as number;
    }
    for (let i = 0; i < row.length; i += 1) row[i] = (row[i] as number) / sum;
  });

/** Queries against keys, sample by sample, scaled: positions x positions. */
export const attend: Operation = (inputs) => {
  const [q, k] = [first(inputs), second(inputs)];
  const { samples, positions, channels } = q;
  const y = tensor(samples, positions, positions);
  for (let i = 0; i < y.data.length; i += 1) {
    const key = i % positions;
    const query = Math.floor(i / positions);
    const base = (Math.floor(query / positions) * positions + key) * channels;
    let sum = 0;
    for (let c = 0; c < channels; c += 1)
      sum += (q.data[query * channels + c] as number) * (k.data[base + c] as number);
    y.data[i] = (2 * sum) / Math.sqrt(channels);
  }
  return y;
};

/** Attention weights applied to values. */
export const weigh: Operation = (inputs) => {
  const [weights, v] = [first(inputs), second(inputs)];
  const y = tensor(v.samples, v.positions, v.channels);
  for (let i = 0; i < y.data.length; i += 1) {
    const channel = i % v.channels;
    const row = Math.floor(i / v.channels);
    const sample = Math.floor(row / v.positions);
    let sum = 0;
    for (let p = 0; p < v.positions; p += 1)
      sum +=
        (weights.data[row * v.positions + p] as number) *
        (v.data[(sample * v.positions + p) * v.channels + channel] as number);
    y.data[i] = sum;
  }
  return y;
};

/** SQNR in dB of `y` against the reference `x`, floored like ONNX Runtime's: 20 log10(|x| / |x - y|). */
export function sqnr(x: Tensor, y: Tensor): number {
  let power = 0;
  let error = 0;
  for (let i = 0; i < x.data.length; i += 1) {
    power += (x.data[i] as number) ** 2;
    error += ((x.data[i] as number) - (y.data[i] as number)) ** 2;
  }
  const eps = 2.22e-16;
  return 20 * Math.log10(Math.max(Math.sqrt(power), eps) / Math.max(Math.sqrt(error), eps));
}
