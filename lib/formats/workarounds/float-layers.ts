import { type WorkaroundFacts, whereFloatLayersRun } from "@/lib/domain/workaround";
import type { Note } from "@/lib/domain/workaround-words";
import { appliesTo } from "./applies-to";
import type { WorkaroundWriter } from "./writer";

/**
 * Whether leaving layers out of quantization does what the treatment asks on this chip: with FP16 they stay on the NPU,
 * without they go to the CPU or the session fails; where nobody knows, both are worth a try.
 */
export function appliesToFloatLayers(paths: readonly string[]): WorkaroundWriter["applies"] {
  return appliesTo(["cpu", "fp16"], paths, (facts, treatment) => {
    const where = whereFloatLayersRun(facts);
    if (treatment === "fp16" && where === "cpu") return { reason: "fp16-unsupported", chip: facts.chip };
    if (treatment === "cpu" && where === "npu") return { reason: "float-stays-on-npu", chip: facts.chip };
    return null;
  });
}

/** What becomes of float layers on the chip. */
export function floatNote(facts: WorkaroundFacts): Note {
  const where = whereFloatLayersRun(facts);
  if (where === "npu") return { note: "float-runs-on-npu", chip: facts.chip };
  if (where === "cpu") return { note: "float-runs-on-cpu-or-fails", chip: facts.chip };
  return { note: "float-placement-unknown", chip: facts.chip };
}
