/** What the virtual fleet consists of. Every name and number here is made up, and says so. */

export type VirtualModel = { name: string /** Mean margin of a sample: how easy the model finds it. */; ease: number };
export type VirtualChip = {
  soc: string /** How much quantization noise the chip adds. */;
  noise: number;
  latencyMs: number;
};
export type VirtualScheme = {
  id: "ptq" | "qat" | "mxfp4";
  /** Standard deviation of the noise on a sample's margin. */
  noise: number;
  /** Signal to noise that one layer keeps, in dB. */
  layerDb: number;
};
/** Versions below 1 that neither QAIRT nor the QNN execution provider ever had. */
export type VirtualStack = { qairt: string; onnxruntime: string };

export const MODELS: readonly VirtualModel[] = [
  { name: "virtual-cnn", ease: 0.7 },
  { name: "virtual-vit", ease: 0.9 },
];

export const CHIPS: readonly VirtualChip[] = [
  { soc: "Virtual A", noise: 1.3, latencyMs: 6.4 },
  { soc: "Virtual B", noise: 1.15, latencyMs: 4.1 },
  { soc: "Virtual C", noise: 1, latencyMs: 2.6 },
  { soc: "Virtual D", noise: 0.95, latencyMs: 1.9 },
  { soc: "Virtual E", noise: 0.9, latencyMs: 1.2 },
];

export const SCHEMES: readonly VirtualScheme[] = [
  { id: "ptq", noise: 0.32, layerDb: 36 },
  { id: "qat", noise: 0.14, layerDb: 42 },
  { id: "mxfp4", noise: 0.48, layerDb: 31 },
];

/** In the order in which they came out; each step moves one version. */
export const STACKS: readonly VirtualStack[] = [
  { qairt: "0.1.0", onnxruntime: "0.1.0" },
  { qairt: "0.2.0", onnxruntime: "0.1.0" },
  { qairt: "0.2.0", onnxruntime: "0.2.0" },
  { qairt: "0.3.0", onnxruntime: "0.2.0" },
  { qairt: "0.4.0", onnxruntime: "0.2.0" },
];

export type VirtualNode = { id: string; op: string; inputs: string[] };

const BLOCKS = 5;

function makeGraph(): VirtualNode[] {
  const nodes: VirtualNode[] = [{ id: "/stem/conv", op: "Conv", inputs: [] }];
  let last = "/stem/conv";
  for (let block = 1; block <= BLOCKS; block += 1) {
    const at = (name: string) => `/block${block}/${name}`;
    nodes.push(
      { id: at("conv1"), op: "Conv", inputs: [last] },
      { id: at("relu"), op: "Relu", inputs: [at("conv1")] },
      { id: at("conv2"), op: "Conv", inputs: [at("relu")] },
      { id: at("add"), op: "Add", inputs: [at("conv2"), last] },
    );
    last = at("add");
  }
  nodes.push({ id: "/head/pool", op: "GlobalAveragePool", inputs: [last] });
  nodes.push({ id: "/head/gemm", op: "Gemm", inputs: ["/head/pool"] });
  return nodes;
}

/** The layers of both models. */
export const GRAPH: readonly VirtualNode[] = makeGraph();
