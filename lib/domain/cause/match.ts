import {
  type Axis,
  type CauseCell,
  type Factor,
  type Match,
  SOFTWARE_AXES,
  type SoftwareAxis,
} from "@/lib/domain/cause/cause";
import { sameVersion } from "@/lib/domain/version";

const AXES_OF: Readonly<Record<Factor, readonly Axis[]>> = {
  chip: ["chip"],
  scheme: ["scheme"],
  qnn: ["qairt", "qairtCompile"],
  runtime: ["path", "onnxruntime", "qnnEp", "runtime", "options"],
};

/** Paths that never call QAIRT. */
const WITHOUT_QAIRT = new Set(["ort-cpu", "ort-dml", "llama.cpp"]);
/** QAIRT is all the runtime that these have. */
const QAIRT_ALONE = new Set(["qnn-dlc", "qnn-context", "snpe", "genie", "geniex-qairt"]);
const usesOrt = (path: string) => path.startsWith("ort-");

function recorded(cell: CauseCell, axis: Axis): string | null {
  switch (axis) {
    case "chip":
      return cell.targetKind === "device" ? cell.chip : null;
    case "scheme":
    case "path":
      return cell[axis];
    case "options":
      return Object.keys(cell.stack.options).length === 0 ? null : optionsText(cell.stack.options);
    default:
      return cell.stack[axis];
  }
}

/** Whether an axis that nobody recorded can be there at all: a host has no chip, a DLC no ONNX Runtime. */
function canExist({ path, targetKind }: CauseCell, axis: Axis): boolean {
  const onDevice = targetKind === "device";
  if (axis === "chip" || axis === "path") return onDevice;
  if (axis === "qairt" || axis === "qairtCompile") return onDevice && !(path !== null && WITHOUT_QAIRT.has(path));
  if (axis === "onnxruntime" || axis === "qnnEp") return path === null || usesOrt(path);
  if (axis === "runtime") return path !== null && !usesOrt(path) && !QAIRT_ALONE.has(path);
  return true;
}

/** Undefined: the axis does not exist there; null: it exists and nobody recorded it. */
function factOf(cell: CauseCell, axis: Axis): string | null | undefined {
  return recorded(cell, axis) ?? (canExist(cell, axis) ? null : undefined);
}

const optionsText = (options: Record<string, string>) =>
  JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What an axis says of a point, null when it is unknown or does not exist there. */
export const axisText = (cell: CauseCell, axis: Axis): string | null => factOf(cell, axis) ?? null;

/** A method that nobody stated may be the other one. */
function matchSchemes(a: string, b: string): Match {
  if (a === b) return "same";
  const [methodA = "", restA] = a.split(":", 2);
  const [methodB = "", restB] = b.split(":", 2);
  return restA === restB && (methodA === "unknown" || methodB === "unknown") ? "unknown" : "different";
}

/** How a point stands to the target on one axis. What does not exist at the point differs. */
export function matchAxis(target: CauseCell, cell: CauseCell, axis: Axis): Match {
  const ours = factOf(target, axis);
  const theirs = factOf(cell, axis);
  if (ours === undefined || theirs === undefined) return ours === theirs ? "same" : "different";
  if (ours === null || theirs === null) return "unknown";
  if (axis === "scheme") return matchSchemes(ours, theirs);
  if (axis === "chip" || axis === "path" || axis === "options") return ours === theirs ? "same" : "different";
  return sameVersion(ours, theirs) ? "same" : "different";
}

/** Axes that count even when the target does not record them: a drop may hide behind what nobody wrote down. */
const COUNTS_UNRECORDED = new Set<Axis>(["chip", "scheme", "qairt", "onnxruntime", "runtime"]);

/** The axes of a factor that could have caused the target's drop: recorded ones, and the main version if it is not. */
export function activeAxes(target: CauseCell, factor: Factor): Axis[] {
  return AXES_OF[factor].filter((axis) => {
    const value = factOf(target, axis);
    return value !== undefined && (value !== null || COUNTS_UNRECORDED.has(axis));
  });
}

export function isSoftware(axis: Axis): axis is SoftwareAxis {
  return (SOFTWARE_AXES as readonly string[]).includes(axis);
}

const VERSIONS = new Set<Axis>(["qairt", "qairtCompile", "onnxruntime", "qnnEp", "runtime"]);

/** Axes with an order: a fault may reach over neighbouring versions. */
export const isVersion = (axis: Axis): boolean => VERSIONS.has(axis);
