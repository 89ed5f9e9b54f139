import type { Tables } from "@/db/schema";
import { type Stack, type StackAxis, stackVersions } from "@/lib/domain/stack";

/** Columns of a run that its stack is made of. */
export const stackColumns = (run: Tables["run"]) => ({ ...stackVersions(run), numericOptions: run.numericOptions });

/** The stack of a stored run. */
export function stackOf(row: Pick<Tables["run"]["$inferSelect"], StackAxis | "numericOptions">): Stack {
  return { ...stackVersions(row), options: row.numericOptions ?? {} };
}
