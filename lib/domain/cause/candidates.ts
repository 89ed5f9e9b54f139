import { type Axis, type CauseCell, FACTORS, type FactorChange } from "@/lib/domain/cause/cause";
import { activeAxes, axisText, isSoftware, matchAxis } from "@/lib/domain/cause/match";
import { isRunnable } from "@/lib/domain/cause/runnable";
import { STACK_AXES, stackText } from "@/lib/domain/stack";

/** Alternatives tried for a factor before giving up: the most often measured ones. */
const ALTERNATIVES = 4;

/** A run that could be made. `differs` is what the hypotheses see of it. */
export type Candidate = {
  targetKind: "device" | "host";
  chip: string | null;
  scheme: string;
  changes: FactorChange[];
  differs: readonly Axis[];
};

/** Software as it comes: a path with the versions that were seen together on it, or one change to the target's. */
type Software = { cell: CauseCell; changes: FactorChange[] };

/** Values by how often they occur, most often first; ties in code unit order. */
function commonest(values: readonly (string | null)[], except: string | null): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null && value !== except) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, ALTERNATIVES)
    .map(([value]) => value);
}

/** The target with its software replaced. */
const withSoftware = (target: CauseCell, from: CauseCell): CauseCell => ({
  ...target,
  path: from.path,
  stack: from.stack,
});

const changesOf = (target: CauseCell, cell: CauseCell, axes: readonly Axis[]): FactorChange[] =>
  axes
    .filter((axis) => matchAxis(target, cell, axis) === "different")
    .map((axis) => ({ axis, from: axisText(target, axis), to: axisText(cell, axis) }));

/** The target's stack with one version axis taken from another point. */
function swapAxis(target: CauseCell, from: CauseCell, axis: Axis): CauseCell {
  if (!isSoftware(axis) || axis === "path" || axis === "options") return target;
  return { ...target, stack: { ...target.stack, [axis]: from.stack[axis] } };
}

function softwareChoices(target: CauseCell, device: readonly CauseCell[]): Software[] {
  const axes = FACTORS.flatMap((factor) => activeAxes(target, factor)).filter(isSoftware);
  const stacks = new Map(device.map((cell) => [`${cell.path} ${stackText(cell.stack)}`, cell]));
  const seen = [...stacks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  const found = seen.flatMap((cell) => [
    withSoftware(target, cell),
    ...axes
      // One version of an own path is swapped; another path brings its own.
      .filter((axis) => cell.path === target.path && cell.stack[axis as "qairt"] !== null)
      .map((axis) => swapAxis(target, cell, axis)),
  ]);
  const byPattern = new Map<string, Software[]>();
  for (const cell of found) {
    const changes = changesOf(target, cell, axes);
    if (changes.length === 0) continue;
    const pattern = changes.map(({ axis }) => axis).join();
    const known = byPattern.get(pattern) ?? [];
    if (known.length < ALTERNATIVES) byPattern.set(pattern, [...known, { cell, changes }]);
  }
  // A version of which no other was ever seen: any other one would do.
  for (const axis of axes)
    if (axis !== "options" && axis !== "path" && !byPattern.has(axis))
      byPattern.set(axis, [{ cell: target, changes: [{ axis, from: axisText(target, axis), to: null }] }]);
  return [{ cell: target, changes: [] }, ...[...byPattern.values()].flat()];
}

/** Named values first; null, any other, only when none was ever seen. */
const orAnyOther = (values: string[]): (string | null)[] => (values.length > 0 ? values : [null]);

const placeOf = (chip: string | null, scheme: string, path: string | null) => JSON.stringify([chip, scheme, path]);

/** Software that a run would have: what nobody recorded of the other point and nothing changes stays the target's. */
function stackOfRun(target: CauseCell, ran: CauseCell, changes: readonly FactorChange[]): CauseCell["stack"] {
  const kept = STACK_AXES.filter((name) => !changes.some(({ axis }) => axis === name));
  const own = Object.fromEntries(kept.map((axis) => [axis, ran.stack[axis] ?? target.stack[axis]]));
  return { ...ran.stack, ...own };
}

/** What is known of where this model ran and where it did not. */
function knownRuns(target: CauseCell, points: readonly CauseCell[], failed: readonly CauseCell[]) {
  const ran = [target, ...points];
  const places = new Set(ran.map(({ chip, scheme, path }) => placeOf(chip, scheme, path)));
  const chips = new Set(ran.map(({ chip, path }) => JSON.stringify([chip, path])));
  // Two runs without recorded versions may have been two things: a run that records them is still to be made.
  const recorded = FACTORS.flatMap((factor) => activeAxes(target, factor)).every(
    (axis) => axisText(target, axis) !== null,
  );
  const made = new Set(ran.map((cell) => `${placeOf(cell.chip, cell.scheme, cell.path)} ${stackText(cell.stack)}`));
  const failures = new Set(failed.map(({ chip, scheme, path }) => placeOf(chip, scheme, path)));
  return {
    made: (place: string, stack: CauseCell["stack"]) => recorded && made.has(`${place} ${stackText(stack)}`),
    /** A chip that ran a path can run it, whatever the catalogue says; a place that only ever failed cannot. */
    runnable: (chip: string | null, scheme: string | null, path: string | null) => {
      const place = placeOf(chip, scheme ?? target.scheme, path);
      if (places.has(place)) return true;
      if (scheme !== null && failures.has(place)) return false;
      return isRunnable({ chip, scheme, path, ran: chips.has(JSON.stringify([chip, path])) });
    },
  };
}

/**
 * The runs that could be made and were not, one for each set of axes in which a run can differ from the target, as far
 * as the chips, schemes and software of the comparable points reach. What the catalogue or a failed run says cannot
 * run is left out.
 * @param failed runs of the same evaluation without a result
 */
export function candidateRuns(
  target: CauseCell,
  points: readonly CauseCell[],
  failed: readonly CauseCell[],
): Candidate[] {
  const device = points.filter((cell) => cell.targetKind === "device");
  const known = knownRuns(target, device, failed);
  const seenChips = commonest(
    device.map(({ chip }) => chip),
    target.chip,
  );
  const seenSchemes = commonest(
    device.map(({ scheme }) => scheme),
    target.scheme,
  );
  const change = (axis: Axis, from: string | null, to: string | null): FactorChange[] => [{ axis, from, to }];
  const chips = [
    { chip: target.chip, changes: [] as FactorChange[] },
    ...orAnyOther(seenChips).map((chip) => ({ chip, changes: change("chip", target.chip, chip) })),
  ];
  const schemes = [
    { scheme: target.scheme as string | null, changes: [] as FactorChange[] },
    ...orAnyOther(seenSchemes).map((scheme) => ({ scheme, changes: change("scheme", target.scheme, scheme) })),
  ];
  const software = softwareChoices(target, device);
  const every = chips.flatMap(({ chip, changes: a }) =>
    schemes.flatMap(({ scheme, changes: b }) =>
      software.map((choice) => ({ chip, scheme, software: choice.cell, changes: [...a, ...b, ...choice.changes] })),
    ),
  );
  const byPattern = new Map<string, Candidate>();
  for (const { chip, scheme, software: ran, changes } of every) {
    const differs = changes.map(({ axis }) => axis);
    const pattern = differs.join();
    const path = ran.path ?? target.path;
    if (differs.length === 0 || byPattern.has(pattern) || !known.runnable(chip, scheme, path)) continue;
    const isNamed = changes.every(({ to }) => to !== null);
    if (isNamed && known.made(placeOf(chip, scheme ?? target.scheme, path), stackOfRun(target, ran, changes))) continue;
    byPattern.set(pattern, { targetKind: "device", chip, scheme: scheme ?? target.scheme, changes, differs });
  }
  return [...byPattern.values(), ...hostRun(target, points)];
}

/** The same artefact on a host: tells the scheme from the platform. */
function hostRun(target: CauseCell, points: readonly CauseCell[]): Candidate[] {
  const isArm = ({ targetKind, scheme }: CauseCell) =>
    (targetKind === "host" || targetKind === "simulator") && scheme === target.scheme;
  if (target.targetKind !== "device" || points.some(isArm)) return [];
  const differs = FACTORS.flatMap((factor) => activeAxes(target, factor)).filter((axis) => axis !== "scheme");
  return [{ targetKind: "host", chip: null, scheme: target.scheme, changes: [], differs }];
}
