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

/** Where a list of `size` is cut so that `limit` remain: around a place, else its end. */
function cut(size: number, limit: number, place: number | null): [number, number] {
  if (size <= limit) return [0, size];
  const start = place === null ? size - limit : place - Math.floor(limit / 2);
  const first = Math.min(Math.max(0, start), size - limit);
  return [first, first + limit];
}

/** Without versions that were run with none of those beside them. */
function withoutEmpty({ qairt, onnxruntime, squares }: VersionGrid): VersionGrid {
  const rows = qairt.map((_, row) => squares[row]?.some((square) => square !== null));
  const columns = onnxruntime.map((_, column) => squares.some((row) => row[column] != null));
  return {
    qairt: qairt.filter((_, row) => rows[row]),
    onnxruntime: onnxruntime.filter((_, column) => columns[column]),
    squares: squares.filter((_, row) => rows[row]).map((row) => row.filter((_, column) => columns[column])),
  };
}

/**
 * The part of a grid that can be read.
 * @param around run that stays in it; null for the newest versions
 * @returns with how many versions, of either kind, were left out
 */
export function cropGrid(
  grid: VersionGrid,
  around: string | null,
  limit: { rows: number; columns: number },
): { grid: VersionGrid; left: number } {
  const row = grid.squares.findIndex((squares) => squares.some((square) => square?.runId === around));
  const column = grid.squares[row]?.findIndex((square) => square?.runId === around) ?? null;
  const rows = cut(grid.qairt.length, limit.rows, row < 0 ? null : row);
  const columns = cut(grid.onnxruntime.length, limit.columns, row < 0 ? null : column);
  const shown = {
    qairt: grid.qairt.slice(...rows),
    onnxruntime: grid.onnxruntime.slice(...columns),
    squares: grid.squares.slice(...rows).map((squares) => squares.slice(...columns)),
  };
  const whole = shown.qairt.length === grid.qairt.length && shown.onnxruntime.length === grid.onnxruntime.length;
  const versions = (one: VersionGrid) => one.qairt.length + one.onnxruntime.length;
  const part = whole ? grid : withoutEmpty(shown);
  return { grid: part, left: versions(grid) - versions(part) };
}
