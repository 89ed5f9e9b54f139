/** Where a node runs. */
export type Processor = "npu" | "gpu" | "cpu";

export type ExecutionProvider = {
  /** null: the provider runs on several kinds of processor, and its name does not say which. */
  processor: Processor | null;
  /** Compiles a whole subgraph into one node, so that a profile shows the subgraph and not its nodes. */
  fuses: boolean;
};

/**
 * Processor of each execution provider of ONNX Runtime, by the name that its files use (onnxruntime
 * include/onnxruntime/core/graph/constants.h, and the plugin providers). Documented in docs/formats.md.
 * QNN means NPU unless its backend is named beside it.
 */
export const EXECUTION_PROVIDERS: Readonly<Record<string, ExecutionProvider>> = {
  QNNExecutionProvider: { processor: "npu", fuses: true },
  VitisAIExecutionProvider: { processor: "npu", fuses: true },
  RknpuExecutionProvider: { processor: "npu", fuses: true },
  VSINPUExecutionProvider: { processor: "npu", fuses: true },
  CANNExecutionProvider: { processor: "npu", fuses: true },
  CPUExecutionProvider: { processor: "cpu", fuses: false },
  XnnpackExecutionProvider: { processor: "cpu", fuses: false },
  DnnlExecutionProvider: { processor: "cpu", fuses: true },
  ACLExecutionProvider: { processor: "cpu", fuses: false },
  CUDAExecutionProvider: { processor: "gpu", fuses: false },
  ROCMExecutionProvider: { processor: "gpu", fuses: false },
  WebGpuExecutionProvider: { processor: "gpu", fuses: false },
  JsExecutionProvider: { processor: "gpu", fuses: false },
  DmlExecutionProvider: { processor: "gpu", fuses: true },
  TensorrtExecutionProvider: { processor: "gpu", fuses: true },
  NvTensorRTRTXExecutionProvider: { processor: "gpu", fuses: true },
  MIGraphXExecutionProvider: { processor: "gpu", fuses: true },
  OpenVINOExecutionProvider: { processor: null, fuses: true },
  CoreMLExecutionProvider: { processor: null, fuses: true },
  NnapiExecutionProvider: { processor: null, fuses: true },
  WebNNExecutionProvider: { processor: null, fuses: true },
  SNPEExecutionProvider: { processor: null, fuses: true },
};

export const QNN = "QNNExecutionProvider";

/** Processor of a QNN backend by its name or library (`htp`, `libQnnGpu.so`); null for those that run nothing (saver, ir). */
export function qnnProcessor(backend: string): Processor | null {
  const found = /htp|gpu|cpu|dsp/i.exec(backend)?.[0].toLowerCase();
  if (found === undefined) return null;
  return found === "gpu" || found === "cpu" ? found : "npu";
}

/** What is known of a provider; undefined when nothing is. */
export function findProvider(name: string): ExecutionProvider | undefined {
  return Object.hasOwn(EXECUTION_PROVIDERS, name) ? EXECUTION_PROVIDERS[name] : undefined;
}

/** Why nodes of these providers cannot be counted; null when all can. */
export function uncountable(names: Iterable<string>): string | null {
  const list = [...names];
  const unknown = list.find((name) => findProvider(name) === undefined);
  if (unknown !== undefined) return `unknown execution provider ${JSON.stringify(unknown.slice(0, 60))}`;
  const unsaid = list.find((name) => findProvider(name)?.processor === null);
  return unsaid === undefined ? null : `${unsaid} does not say whether it runs on NPU, GPU or CPU`;
}
