import type { Treatment, WorkaroundFacts } from "@/lib/domain/workaround";
import type { Inapplicable } from "@/lib/domain/workaround-words";
import type { WorkaroundWriter } from "./writer";

/**
 * Applies to these treatments on these paths, and on a path that nobody named.
 * @param obstacle what else may be in the way; null when nothing is
 */
export function appliesTo(
  treatments: readonly Treatment[],
  paths: readonly string[],
  obstacle: (facts: WorkaroundFacts, treatment: Treatment) => Inapplicable | null = () => null,
): WorkaroundWriter["applies"] {
  const because = (facts: WorkaroundFacts, treatment: Treatment): Inapplicable | null => {
    if (!treatments.includes(treatment)) return { reason: "other-treatment", treatments };
    const { path } = facts;
    if (path !== null && !paths.includes(path)) return { reason: "other-path", path, paths };
    return obstacle(facts, treatment);
  };
  return (facts, treatment) => {
    const found = because(facts, treatment);
    return found === null ? { applies: true } : { applies: false, ...found };
  };
}
