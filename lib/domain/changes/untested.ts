import type { BisectingRun, MovedAxis, UntestedReleases } from "@/lib/domain/changes/change";
import { RELEASES, type ReleaseKind } from "@/lib/domain/releases";
import { STACK_AXES, type Stack, type StackAxis } from "@/lib/domain/stack";
import { compareVersions, sameVersion } from "@/lib/domain/version";

/** Which releases an axis steps through; other runtimes have no catalogue. */
export const KIND_OF: Partial<Record<StackAxis, ReleaseKind>> = {
  qairt: "qairt",
  qairtCompile: "qairt",
  qnnEp: "qnn-ep",
  onnxruntime: "onnxruntime",
};

/** Answers given before: a fleet moves between a few pairs of versions, in thousands of cells. */
const known = new Map<string, string[]>();
const MAX_KNOWN = 1_000;

/** Catalogued releases strictly between two versions, oldest first, one spelling each. */
export function releasesBetween(kind: ReleaseKind, from: string, to: string): readonly string[] {
  const pair = JSON.stringify([kind, from, to]);
  const found = known.get(pair) ?? findBetween(kind, from, to);
  if (known.size < MAX_KNOWN) known.set(pair, found);
  return found;
}

function findBetween(kind: ReleaseKind, from: string, to: string): string[] {
  const inside = RELEASES.filter(({ kind: own, version }) => own === kind && !sameVersion(version, from))
    .filter(({ version }) => !sameVersion(version, to))
    .filter(({ version }) => compareVersions(version, from) > 0 && compareVersions(version, to) < 0)
    .map(({ version }) => version)
    .sort(compareVersions);
  // The catalogue lists a release under several spellings: the shortest, which sorts first, stands for all.
  return inside.filter((version, index) => !inside.slice(0, index).some((other) => sameVersion(other, version)));
}

/** True when a point of the series ran this version with everything else as at either end. */
function ran(stack: Stack, axis: StackAxis, version: string, ends: readonly [Stack, Stack]): boolean {
  const own = stack[axis];
  if (own === null || !sameVersion(own, version)) return false;
  return ends.some((end) => STACK_AXES.every((other) => other === axis || end[other] === stack[other]));
}

/** Per axis that moved between two known versions: the catalogued releases in between that no point ran. */
export function untestedReleases(
  axes: readonly MovedAxis[],
  ends: readonly [Stack, Stack],
  series: readonly Stack[],
): UntestedReleases[] {
  return axes.flatMap(({ axis, from, to }) => {
    if (axis === "options" || from === null || to === null) return [];
    const kind = KIND_OF[axis];
    if (!kind) return [];
    const versions = releasesBetween(kind, from, to).filter(
      (version) => !series.some((stack) => ran(stack, axis, version, ends)),
    );
    return versions.length === 0 ? [] : [{ axis, from, to, versions }];
  });
}

function moveAlone(good: Stack, { axis, option, to }: MovedAxis): Stack {
  if (axis !== "options") return { ...good, [axis]: to };
  const { [option ?? ""]: _, ...options } = good.options;
  return { ...good, options: to === null || option === null ? options : { ...options, [option]: to } };
}

/**
 * The run that tells most about a change: when several axes moved, the last good stack with the first of them moved
 * alone; when one did, the middle one of the untested releases. Whether that stack can be put together is for the lab.
 * @returns null when nothing lies in between
 */
export function bisectingRun(
  axes: readonly MovedAxis[],
  good: Stack,
  untested: readonly UntestedReleases[],
): BisectingRun | null {
  const [first, second] = axes;
  if (!first) return null;
  if (second) return { why: "separate-axes", axis: first.axis, stack: moveAlone(good, first) };
  const [gap] = untested;
  const middle = gap?.versions[Math.floor(gap.versions.length / 2)];
  if (!gap || middle === undefined) return null;
  return { why: "bisect-releases", axis: gap.axis, stack: { ...good, [gap.axis]: middle } };
}
