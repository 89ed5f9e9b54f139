import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import { nameText } from "@/lib/contract/texts";
import { LAYER_PLACES } from "@/lib/domain/drift/layers";

const name = nameText;
const names = z.array(name).max(LIMITS.layerNames);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");

/** Taken by `placement`, which is stored as a column beside the metrics. */
export const PLACEMENT_COLUMN = "placement";

const layerNode = z.strictObject({
  id: name,
  op: name.nullish(),
  inputs: names.nullish().meta({ description: "Ids of the nodes whose output it reads." }),
  fusedFrom: names.nullish().meta({ description: "Nodes of another graph that were compiled into it." }),
  nodes: names.nullish().meta({ description: "Names of its ONNX nodes, as a session entry names them." }),
  outputs: names.nullish().meta({ description: "Names of the tensors it writes." }),
  weights: names.nullish().meta({ description: "Names of the initializers it reads." }),
  handle: name.nullish().meta({ description: "Another tool's own id of the node, for instance a debug handle." }),
});

/** What was measured of the layers of a run, or of a file about them. */
export const layers = z
  .strictObject({
    against: z.enum(["float", "host"]).or(name).nullish(),
    samples: z.int().min(1).nullish(),
    sampleSetSha256: sha256.nullish(),
    layout: name.nullish(),
    observer: z.strictObject({ withDumpSha256: sha256.nullish(), withoutDumpSha256: sha256.nullish() }).nullish(),
    ordered: z.boolean().nullish().meta({ description: "False when the order of `graph` says nothing." }),
    graph: z.array(layerNode).min(1).max(LIMITS.layers),
    metrics: z
      .record(name, z.array(z.number().nullable()).max(LIMITS.layers))
      .meta({ description: "One value a node in graph order, null where a node was not observed. Stored as float32." }),
    placement: z
      .array(z.enum(LAYER_PLACES).nullable())
      .max(LIMITS.layers)
      .nullish()
      .meta({ description: "Where each node ran, in graph order; null where unknown." }),
  })
  .superRefine(({ graph, metrics, placement }, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const columns = Object.entries(metrics);
    if (columns.length > LIMITS.layerMetrics) refuse(["metrics"], `must have at most ${LIMITS.layerMetrics} metrics`);
    for (const [metric, { length }] of columns) {
      if (length !== graph.length)
        refuse(
          ["metrics", metric],
          `has ${length} values for ${graph.length} nodes of graph; send one a node, null where unknown`,
        );
    }
    if (Object.hasOwn(metrics, PLACEMENT_COLUMN))
      refuse(["metrics", PLACEMENT_COLUMN], "is no metric: send layers.placement, one of npu, gpu, cpu or null a node");
    if (placement && placement.length !== graph.length)
      refuse(
        ["placement"],
        `has ${placement.length} places for ${graph.length} nodes of graph; send one a node, null where unknown`,
      );
    const seen = new Set<string>();
    for (const [index, { id }] of graph.entries()) {
      if (seen.has(id)) refuse(["graph", index, "id"], `repeats ${JSON.stringify(id)}; ids are unique in a graph`);
      seen.add(id);
    }
  })
  .meta({ id: "Layers" });

/** Layers after validation. */
export type Layers = z.output<typeof layers>;
export type LayersInput = z.input<typeof layers>;
