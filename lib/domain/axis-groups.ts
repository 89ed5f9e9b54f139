import { findChip } from "@/lib/domain/find-chip";
import { OFF_DEVICE, UNKNOWN_GROUP } from "@/lib/domain/group-order";
import { type Axis, type AxisEntry, TARGET_KINDS } from "@/lib/domain/matrix";
import { METHODS, type Method } from "@/lib/domain/scheme";
import { writtenWeights } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";

const TARGETS: readonly string[] = TARGET_KINDS;

/** True for an id of the chip axis that names a kind of target and no chip. */
export const isOffDevice = (id: string): boolean => TARGETS.includes(id);

/** The method of a scheme's id; `unknown` for one that nobody can read. */
export function methodOfScheme(id: string): Method {
  const method = parseScheme(id)?.method ?? "unknown";
  return METHODS.includes(method) ? method : "unknown";
}

function chipGroups(id: string): AxisEntry["groups"] {
  if (isOffDevice(id)) return { arch: OFF_DEVICE, tier: OFF_DEVICE, year: OFF_DEVICE };
  const chip = findChip(id);
  return {
    arch: chip?.htpArch ?? UNKNOWN_GROUP,
    tier: chip?.tier ?? UNKNOWN_GROUP,
    year: chip?.year?.toString() ?? UNKNOWN_GROUP,
  };
}

/** The headings of an entry under each way of grouping that its axis has, from the catalogue. */
export function groupsOf(axis: Axis, id: string): AxisEntry["groups"] {
  if (axis === "chip") return chipGroups(id);
  if (axis !== "scheme") return {};
  const weights = parseScheme(id)?.weights ?? null;
  return { method: methodOfScheme(id), weights: weights === null ? UNKNOWN_GROUP : writtenWeights(weights) };
}
