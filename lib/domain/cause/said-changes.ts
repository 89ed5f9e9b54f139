import type { FactorChange } from "@/lib/domain/cause/cause";

/** What of a proposed run's changes has to be said: another path brings its own runtime, so what it lacks does not. */
export function saidChanges(changes: readonly FactorChange[]): FactorChange[] {
  const hasOtherPath = changes.some(({ axis, to }) => axis === "path" && to !== null);
  return hasOtherPath ? changes.filter(({ to }) => to !== null) : [...changes];
}
