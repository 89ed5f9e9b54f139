import type { CauseInput, RepeatWitness } from "@/lib/domain/cause/cause";
import { otherCells, pointKey } from "@/lib/domain/cause/comparable";
import { difference, errorBetween } from "@/lib/domain/cause/differences";
import { delta } from "@/lib/domain/metric";
import { STACK_AXES } from "@/lib/domain/stack";

/** A repeat explains a drop when the difference to it is at least this share of it. */
export const REPEAT_SHARE = 0.5;

/**
 * A run of the same cell on the same recorded stack without the drop: then no recorded version caused it, but
 * something that nobody recorded (model, export, harness). Nearest in time first, earlier before later.
 * @returns null without one, and when no version is recorded at all: then nothing can be said of the SDK
 */
export function findRepeat(input: CauseInput, drop: number): RepeatWitness | null {
  const { target, direction, resolution } = input;
  if (resolution === null || target.value === null) return null;
  if (STACK_AXES.every((axis) => target.stack[axis] === null)) return null;
  const { value } = target;
  const repeats = otherCells(input).flatMap((other): RepeatWitness[] => {
    if (pointKey(other) !== pointKey(target) || other.status !== "ok" || other.value === null) return [];
    if (other.evaluationKey !== target.evaluationKey || !sameArtifacts(input, other)) return [];
    const better = delta(other.value, value, direction);
    if (better < Math.max(resolution, REPEAT_SHARE * drop)) return [];
    const { runId, at } = other;
    return [{ runId, at, value: other.value, difference: difference(better, errorBetween(other, target)) }];
  });
  const rank = ({ at }: RepeatWitness) => (at <= target.at ? target.at - at : Number.MAX_SAFE_INTEGER);
  return repeats.sort((a, b) => rank(a) - rank(b) || a.at - b.at)[0] ?? null;
}

function sameArtifacts({ target }: CauseInput, other: CauseInput["target"]): boolean {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return (
    !differ(target.sourceSha256, other.sourceSha256) &&
    !differ(target.quantizedSha256, other.quantizedSha256) &&
    !differ(target.backend, other.backend) &&
    !(target.npuShare !== null && other.npuShare !== null && target.npuShare !== other.npuShare)
  );
}

/** True when the interval of the difference lies above zero. */
export const isShown = ({ difference: { low } }: RepeatWitness): boolean => low !== null && low > 0;
