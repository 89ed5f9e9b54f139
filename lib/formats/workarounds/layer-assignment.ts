/**
 * ONNX Runtime's layer assignment text `cpu(a, b); npu(c)`. Source: layering_annotations.cc of ONNX Runtime 1.30:
 * entries end at `;`, names at `,`, the list at the first `)`, white space around names is dropped, a leading `=` asks
 * for an exact match, and a name may stand there once. The longest pattern in bytes that is part of a node's name wins.
 */
export const UNCARRIED = "( ) , ; =";
/** Other nodes that are named to keep them where they are; above this the text is no answer any more. */
export const MAX_OTHERS = 2_000;

const carried = (name: string) =>
  name !== "" && name === name.trim() && !/[(),;]|^=/.test(name) && !/\p{Cc}/u.test(name);

/** Names that the text cannot say, each once. */
export function uncarried(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => !carried(name));
}

/** Names of `all` that have one of `chosen` inside theirs and are not chosen themselves, each once. */
export function namesAround(chosen: readonly string[], all: readonly string[]): string[] {
  const patterns = new Set(chosen);
  return [...new Set(all)].filter(
    (name) => !patterns.has(name) && chosen.some((pattern) => pattern.length < name.length && name.includes(pattern)),
  );
}

/** The text that puts `cpu` on the CPU and, where `npu` is not empty, those names on the NPU. */
export function layerAssignment(cpu: readonly string[], npu: readonly string[]): string {
  const entry = (device: string, names: readonly string[]) => `${device}(${[...new Set(names)].join(", ")})`;
  return [entry("cpu", cpu), ...(npu.length > 0 ? [entry("npu", npu)] : [])].join("; ");
}
