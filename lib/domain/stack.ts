import { compareVersions } from "@/lib/domain/version";

/** The software that ran a result, as far as it can change numbers. */
export type Stack = {
  qairt: string | null;
  qnnEp: string | null;
  onnxruntime: string | null;
  qairtCompile: string | null;
  /** Version of another path's runtime, for instance `tflite 2.17.0`. */
  runtime: string | null;
  /** Effective options that change numerics, and nothing else. */
  options: Record<string, string>;
};

/** Axes in the order in which a series is sorted (DESIGN section 1b). */
export const STACK_AXES = ["qairt", "qnnEp", "onnxruntime", "qairtCompile", "runtime"] as const;
export type StackAxis = (typeof STACK_AXES)[number];

/** Software of a run, as it came; null where it does not say. */
export type RunVersions = Pick<Stack, StackAxis>;

/** The versions alone of whatever has them: a stack, a row, the columns of a table. */
export function stackVersions<T extends Record<StackAxis, unknown>>(of: T): Pick<T, StackAxis> {
  const { qairt, qnnEp, onnxruntime, qairtCompile, runtime } = of;
  return { qairt, qnnEp, onnxruntime, qairtCompile, runtime };
}

/** Options whose value changes results (formats.md D3): QNN EP provider options and ONNX Runtime's session level. */
export const NUMERIC_OPTIONS: readonly string[] = [
  "enable_htp_fp16_precision",
  "htp_graph_finalization_optimization_mode",
  "offload_graph_io_quantization",
  "enable_block_quant_weight_optimization",
  "fp16_clamp_overflow",
  "enable_htp_matmul_lut",
  "htp_bf16_enable",
  "graph_optimization_level",
];

/** The options of `all` that change numerics, in a fixed order. */
export function numericOptions(all: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of NUMERIC_OPTIONS) {
    const value = all[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** Canonical text of a stack: runs with one text are one point of a series. Frozen by the golden file. */
export function stackText(stack: Stack): string {
  const options = Object.entries(stack.options).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([...STACK_AXES.map((axis) => stack[axis]), options]);
}

/** Numeric order over the version axes; an unknown version sorts before a known one. */
export function compareStacks(a: Stack, b: Stack): number {
  for (const axis of STACK_AXES) {
    const left = a[axis];
    const right = b[axis];
    if (left === right) continue;
    if (left === null) return -1;
    if (right === null) return 1;
    const order = compareVersions(left, right);
    if (order !== 0) return order;
  }
  return 0;
}
