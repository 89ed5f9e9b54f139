import { type FactorChange, SOFTWARE_AXES } from "@/lib/domain/cause/cause";

const isSoftware = ({ axis }: FactorChange) => (SOFTWARE_AXES as readonly string[]).includes(axis);

/** What of a proposed run's changes has to be said: another path brings its own runtime, so what it lacks does not. */
export function saidChanges(changes: readonly FactorChange[]): FactorChange[] {
  const hasOtherPath = changes.some(({ axis, to }) => axis === "path" && to !== null);
  return hasOtherPath ? changes.filter((change) => change.to !== null || !isSoftware(change)) : [...changes];
}
