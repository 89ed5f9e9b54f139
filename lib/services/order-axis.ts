import { groupsOf, isOffDevice, methodOfScheme } from "@/lib/domain/axis-groups";
import { compareChips } from "@/lib/domain/compare-chips";
import { findChip } from "@/lib/domain/find-chip";
import { UNKNOWN_GROUP } from "@/lib/domain/group-order";
import { type Axis, type AxisEntry, TARGET_KINDS } from "@/lib/domain/matrix";
import { type AxisFacts, axisId } from "@/lib/domain/pivot";
import type { Method } from "@/lib/domain/scheme";
import { compareVersions } from "@/lib/domain/version";

const TARGETS: readonly string[] = TARGET_KINDS;
/** Float first, then as the methods are usually compared. */
const METHOD_ORDER: readonly Method[] = ["none", "ptq", "qat", "weight-only", "unknown"];

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function chipEntry(id: string): Omit<AxisEntry, "groups"> {
  const chip = isOffDevice(id) ? null : findChip(id);
  if (!chip) return { id, label: id, detail: null };
  return { id, label: chip.name, detail: chip.htpArch ? `${chip.soc} · ${chip.htpArch}` : chip.soc };
}

function entry(axis: Axis, id: string): AxisEntry {
  const groups = groupsOf(axis, id);
  switch (axis) {
    case "chip":
      return { ...chipEntry(id), groups };
    case "scheme":
      return { id, label: id.slice(id.indexOf(":") + 1), detail: null, groups };
    default:
      return { id, label: id, detail: null, groups };
  }
}

function compareTargets(a: string, b: string): number {
  // The reference leads, other hosts follow, chips come after both.
  const off = TARGETS.indexOf(b) - TARGETS.indexOf(a);
  return isOffDevice(a) && isOffDevice(b) ? off : isOffDevice(a) ? -1 : 1;
}

/** Oldest first; what is unknown before all, as in a series. */
function compareOnVersions(a: string, b: string): number {
  const unknown = Number(b === UNKNOWN_GROUP) - Number(a === UNKNOWN_GROUP);
  return unknown || compareVersions(a, b);
}

function compare(axis: Axis, a: string, b: string): number {
  switch (axis) {
    case "chip":
      return isOffDevice(a) || isOffDevice(b) ? compareTargets(a, b) : compareChips(a, b);
    case "scheme":
      return METHOD_ORDER.indexOf(methodOfScheme(a)) - METHOD_ORDER.indexOf(methodOfScheme(b)) || byText(a, b);
    case "qairt":
    case "onnxruntime":
      return compareOnVersions(a, b);
    default:
      return byText(a, b);
  }
}

/** Entries of an axis by their ids, in the order in which they are shown. */
export function entriesOf(axis: Axis, ids: Iterable<string>): AxisEntry[] {
  return [...new Set(ids)].sort((a, b) => compare(axis, a, b)).map((id) => entry(axis, id));
}

/** The entries that cells have on an axis, in the order in which they are shown; neighbours share their group. */
export function axisEntries(cells: readonly AxisFacts[], axis: Axis): AxisEntry[] {
  return entriesOf(
    axis,
    cells.map((cell) => axisId(cell, axis)),
  );
}
