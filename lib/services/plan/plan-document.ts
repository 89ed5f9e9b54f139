import type { PlanTask } from "@/lib/domain/plan-view";

/** A run document with everything that an item asks, as indented JSON; whoever measures fills in the value. */
export function planDocument({ place, evaluation }: Pick<PlanTask, "place" | "evaluation">): string {
  const { model, variant, targetKind, chip, scheme, path, backend, simulated, emulated, versions } = place;
  const { dataset, split, metric, samples, sampleSha256 } = evaluation;
  const stack = { path, backend, ...versions };
  const document = {
    model: { name: model, variant },
    scheme,
    target: { kind: targetKind, soc: chip, simulated: simulated || null, emulated: emulated || null },
    stack: Object.values(stack).some((value) => value !== null) ? stack : null,
    eval: { dataset, split, metric, samples, sha256: sampleSha256 },
    result: { value: null },
  };
  // What is null is left out, but for the value that is to come.
  return JSON.stringify(document, (key, value) => (value === null && key !== "value" ? undefined : value), 2);
}
