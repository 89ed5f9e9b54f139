import type { ChangePoint, GridSquare, VersionGrid } from "@/lib/domain/change-view";
import { newestFirst } from "@/lib/domain/series";
import { compareVersions } from "@/lib/domain/version";

/** Oldest first; an unknown version stands before all. */
function versions(all: readonly (string | null)[]): (string | null)[] {
  const known = [...new Set(all.filter((version) => version !== null))].sort(compareVersions);
  return all.includes(null) ? [null, ...known] : known;
}

function squareOf(points: readonly ChangePoint[]): GridSquare | null {
  const [newest] = points.toSorted((a, b) => newestFirst({ at: a.at, seq: 0 }, { at: b.at, seq: 0 }));
  if (!newest) return null;
  const { runId, status, value, delta, verdict, changeId } = newest;
  return { runId, status, value, delta, verdict, changeId, points: points.length };
}

/** A series over QAIRT and ONNX Runtime; the newest of several points under one square speaks. */
export function versionGrid(series: readonly ChangePoint[]): VersionGrid {
  const points = series.filter(({ speaks }) => speaks);
  const qairt = versions(points.map(({ stack }) => stack.qairt));
  const onnxruntime = versions(points.map(({ stack }) => stack.onnxruntime));
  return {
    qairt,
    onnxruntime,
    squares: qairt.map((row) =>
      onnxruntime.map((column) =>
        squareOf(points.filter(({ stack }) => stack.qairt === row && stack.onnxruntime === column)),
      ),
    ),
  };
}
