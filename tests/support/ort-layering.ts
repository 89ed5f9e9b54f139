/**
 * How ONNX Runtime 1.30 reads `session.name_based_layer_assignment`, retold from layering_annotations.cc, so that the
 * writer can be tested against every name; workarounds-onnxruntime.test.ts holds the retelling to the real one.
 */
export type LayeringRule = { device: string; pattern: string };

function readEntry(entry: string): LayeringRule[] {
  const open = entry.indexOf("(");
  const close = entry.indexOf(")");
  if (open < 0 || close < open) throw new Error(`Invalid layering config: ${entry}`);
  const device = entry.slice(0, open).trim();
  if (device === "") throw new Error(`Invalid layering config: Empty device name in entry: ${entry}`);
  const patterns = entry.slice(open + 1, close).split(",");
  return patterns.map((pattern) => ({ device, pattern: pattern.trim() })).filter(({ pattern }) => pattern !== "");
}

/** The rules of a text in order. @throws with ONNX Runtime's reason */
export function readLayering(text: string): LayeringRule[] {
  const entries = text.split(";").map((entry) => entry.trim());
  const rules = entries.filter((entry) => entry !== "").flatMap(readEntry);
  if (rules.some(({ pattern }) => pattern.startsWith("="))) throw new Error("'=' is not supported");
  if (new Set(rules.map(({ pattern }) => pattern)).size < rules.length) throw new Error("Duplicate");
  return rules;
}

const size = (text: string) => new TextEncoder().encode(text).length;

/** The device of a node: the longest pattern in bytes that is part of its name, the earlier one at equal length. */
export function deviceOf(rules: readonly LayeringRule[], name: string): string | null {
  let best: LayeringRule | null = null;
  for (const rule of rules) {
    if (name.includes(rule.pattern) && (best === null || size(rule.pattern) > size(best.pattern))) best = rule;
  }
  return best?.device ?? null;
}
