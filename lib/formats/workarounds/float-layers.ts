import { type Treatment, type WorkaroundFacts, whereFloatLayersRun } from "@/lib/domain/workaround";
import type { Note } from "@/lib/domain/workaround-words";
import { type Applies, no, YES } from "./writer";

const TREATMENTS: readonly Treatment[] = ["cpu", "fp16"];

/**
 * Whether leaving layers out of quantization does what the treatment asks on this chip: with FP16 they stay on the NPU,
 * without they go to the CPU or the session fails; where nobody knows, both are worth a try.
 */
export function appliesToFloatLayers(facts: WorkaroundFacts, treatment: Treatment, paths: readonly string[]): Applies {
  if (!TREATMENTS.includes(treatment)) return no({ reason: "other-treatment", treatments: TREATMENTS });
  if (facts.path !== null && !paths.includes(facts.path)) return no({ reason: "other-path", path: facts.path, paths });
  const where = whereFloatLayersRun(facts);
  if (treatment === "fp16" && where === "cpu") return no({ reason: "fp16-unsupported", chip: facts.chip });
  if (treatment === "cpu" && where === "npu") return no({ reason: "float-stays-on-npu", chip: facts.chip });
  return YES;
}

/** What becomes of float layers on the chip. */
export function floatNote(facts: WorkaroundFacts): Note {
  const where = whereFloatLayersRun(facts);
  if (where === "npu") return { note: "float-runs-on-npu", chip: facts.chip };
  if (where === "cpu") return { note: "float-runs-on-cpu-or-fails", chip: facts.chip };
  return { note: "float-placement-unknown", chip: facts.chip };
}
