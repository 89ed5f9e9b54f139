import { stackVersions } from "@/lib/domain/stack";
import type { Accused } from "@/lib/services/drift/propose-comparators";
import type { LayeredRun } from "@/lib/services/drift/run-layers";

/** A run as its comparators are chosen by it. */
export function accusedBy(found: LayeredRun): Accused {
  const { line, stack, layers, parts, quantizedSha256, sample } = found;
  const { id, model, chip, scheme, path, variant } = line;
  const { against, layout, sampleSetSha256, nodes } = layers;
  const graph = parts[layers.base]?.graphKey ?? "";
  return {
    ...{ id, model, chip, scheme, path, variant, quantizedSha256, sample },
    ...stackVersions(stack),
    ...{ nodes, graph, against, layout, sampleSetSha256 },
  };
}
