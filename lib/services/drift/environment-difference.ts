import type { RunDocument } from "@/lib/contract/run";
import type { EnvironmentDifference } from "@/lib/domain/drift-view";
import type { LayeredRun } from "@/lib/services/drift/run-layers";

type Field = EnvironmentDifference["field"];
type Facts = Map<string, { field: Field; name: string | null; value: string }>;

function calibrationText({ scheme }: RunDocument): string | null {
  const calibration = typeof scheme === "string" ? null : scheme.calibration;
  if (!calibration) return null;
  const { algorithm, dataset, samples, site } = calibration;
  return [algorithm, dataset, samples, site].filter((part) => part != null).join(", ") || null;
}

function factsOf({ line, document, sourceSha256, quantizedSha256 }: LayeredRun): Facts {
  const { stack, target } = document;
  const plain: [Field, string | number | null | undefined][] = [
    ["target", line.targetKind],
    ["chip", line.chip],
    ["device", line.device],
    ["os", target.os],
    ["scheme", line.scheme],
    ["path", line.path],
    ["backend", stack?.backend],
    ["qairt", stack?.qairt],
    ["qnnEp", stack?.qnnEp],
    ["onnxruntime", stack?.onnxruntime],
    ["qairtCompile", stack?.qairtCompile],
    ["runtime", stack?.runtime],
    ["sourceSha256", sourceSha256],
    ["quantizedSha256", quantizedSha256],
    ["dataset", line.dataset],
    ["samples", line.samples],
    ["calibration", calibrationText(document)],
  ];
  const named: [Field, Record<string, unknown> | null | undefined][] = [
    ["option", stack?.options],
    ["numerics", stack?.numerics],
  ];
  const facts: Facts = new Map();
  for (const [field, value] of plain) if (value != null) facts.set(field, { field, name: null, value: String(value) });
  for (const [field, map] of named)
    for (const [name, value] of Object.entries(map ?? {}))
      if (value != null) facts.set(`${field}\0${name}`, { field, name, value: String(value) });
  return facts;
}

/** Facts in which two runs differ, in a fixed order; one that only one run states counts. */
export function environmentDifference(a: LayeredRun, b: LayeredRun): EnvironmentDifference[] {
  const [ours, theirs] = [factsOf(a), factsOf(b)];
  const keys = new Set([...ours.keys(), ...theirs.keys()]);
  return [...keys].flatMap((key) => {
    const [left, right] = [ours.get(key), theirs.get(key)];
    const known = left ?? right;
    if (!known || left?.value === right?.value) return [];
    return [{ field: known.field, name: known.name, a: left?.value ?? null, b: right?.value ?? null }];
  });
}
