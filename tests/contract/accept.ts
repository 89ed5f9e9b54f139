import type { NormalRun } from "@/lib/contract/normalize-run";
import type { Problem, ProblemError } from "@/lib/contract/problem";
import { acceptRun } from "@/lib/services/record-runs";

/** The server's clock in these tests. */
export const NOW = Date.parse("2026-01-12T08:00:00Z");

/** The run that a document is taken for; throws with the errors when it is refused. */
export function accepted(value: unknown): NormalRun {
  const answer = acceptRun({ place: "", value }, NOW);
  if ("run" in answer) return answer.run;
  throw new Error(JSON.stringify(answer.problem.errors));
}

/** The problem with which a document is refused; throws when it is taken. */
export function refused(value: unknown, place = ""): Problem {
  const answer = acceptRun({ place, value }, NOW);
  if ("problem" in answer) return answer.problem;
  throw new Error("the run was accepted");
}

/** The errors of a refused document. */
export function errorsOf(value: unknown, place = ""): ProblemError[] {
  return refused(value, place).errors;
}
