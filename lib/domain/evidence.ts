import { STACK_AXES, type Stack } from "@/lib/domain/stack";

/** What could let somebody check a result: each is null when the run does not say it. */
export type Evidence = {
  samples: number | null;
  runner: string | null;
  stack: Pick<Stack, (typeof STACK_AXES)[number]>;
  sourceSha256: string | null;
  quantizedSha256: string | null;
};

/**
 * True for a figure that nobody can check or repeat: the run names no sample count, no software version, no runner and
 * no artefact.
 */
export function isUnverified({ samples, runner, stack, sourceSha256, quantizedSha256 }: Evidence): boolean {
  const known = [samples, runner, sourceSha256, quantizedSha256, ...STACK_AXES.map((axis) => stack[axis])];
  return known.every((fact) => fact === null);
}
