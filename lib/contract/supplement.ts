import { z } from "zod";
import { layers } from "@/lib/contract/layers";
import { LIMITS } from "@/lib/contract/limits";
import { freeText, nameText } from "@/lib/contract/texts";

const name = nameText;
const text = freeText;
const count = z.int().min(0);

/** Facts about a stored run from a file of its own: where its nodes ran, how fast it was, what its layers did. */
export const supplementDocument = z
  .strictObject({
    runId: z.uuid().transform((id) => id.toLowerCase()),
    source: name.meta({ description: "The importer that read the file.", examples: ["ort-profile"] }),
    file: text.nullish(),
    placement: z
      .strictObject({
        npu: count.nullish(),
        gpu: count.nullish(),
        cpu: count.nullish(),
        fallback: z.array(name).max(LIMITS.fallback).nullish(),
      })
      .nullish(),
    partitions: count.nullish().meta({ description: "Subgraphs given to the NPU." }),
    fallbackReasons: z
      .array(z.strictObject({ node: name, reason: text }))
      .max(LIMITS.fallback)
      .nullish(),
    latencyMs: z.number().min(0).nullish(),
    peakMemoryBytes: count.nullish(),
    note: text.nullish(),
    layers: layers.nullish(),
  })
  .meta({ id: "Supplement" });

export type Supplement = z.output<typeof supplementDocument>;
