import { compareChips } from "@/lib/domain/compare-chips";
import { findChip } from "@/lib/domain/find-chip";
import { type Axis, type AxisEntry, TARGET_KINDS } from "@/lib/domain/matrix";
import { type AxisFacts, axisId } from "@/lib/domain/pivot";
import { METHODS, type Method } from "@/lib/domain/scheme";
import { parseScheme } from "@/lib/domain/scheme-parse";

const OFF_DEVICE: readonly string[] = TARGET_KINDS;
/** Float first, then as the methods are usually compared. */
const METHOD_ORDER: readonly Method[] = ["none", "ptq", "qat", "weight-only", "unknown"];

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function chipEntry(id: string): AxisEntry {
  if (OFF_DEVICE.includes(id)) return { id, label: id, detail: null, group: "off-device" };
  const chip = findChip(id);
  if (!chip) return { id, label: id, detail: null, group: "arch-unknown" };
  return {
    id,
    label: chip.name,
    detail: chip.htpArch ? `${chip.soc} · ${chip.htpArch}` : chip.soc,
    group: chip.htpArch ?? "arch-unknown",
  };
}

function methodOf(id: string): Method {
  const method = parseScheme(id)?.method ?? "unknown";
  return METHODS.includes(method) ? method : "unknown";
}

function entry(axis: Axis, id: string): AxisEntry {
  switch (axis) {
    case "chip":
      return chipEntry(id);
    case "scheme":
      return { id, label: id.slice(id.indexOf(":") + 1), detail: null, group: methodOf(id) };
    default:
      return { id, label: id, detail: null, group: null };
  }
}

function compare(axis: Axis, a: string, b: string): number {
  if (axis === "chip") {
    const off = OFF_DEVICE.indexOf(a) - OFF_DEVICE.indexOf(b);
    if (OFF_DEVICE.includes(a) || OFF_DEVICE.includes(b)) {
      // The reference leads, other hosts follow, chips come after both.
      return OFF_DEVICE.includes(a) && OFF_DEVICE.includes(b) ? -off : OFF_DEVICE.includes(a) ? -1 : 1;
    }
    return compareChips(a, b);
  }
  if (axis === "scheme") {
    return METHOD_ORDER.indexOf(methodOf(a)) - METHOD_ORDER.indexOf(methodOf(b)) || byText(a, b);
  }
  return byText(a, b);
}

/** The entries that cells have on an axis, in the order in which they are shown; neighbours share their group. */
export function axisEntries(cells: readonly AxisFacts[], axis: Axis): AxisEntry[] {
  const ids = [...new Set(cells.map((cell) => axisId(cell, axis)))];
  return ids.sort((a, b) => compare(axis, a, b)).map((id) => entry(axis, id));
}
