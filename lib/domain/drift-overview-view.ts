import type { LayerGridRow, LayerGridView, OpRollupRow, OpRollupView } from "@/lib/domain/layer-history-view";
import type { RunLine } from "@/lib/domain/run-view";

/** Which rows of a grid are shown. */
export const GRID_SHOWS = ["matter", "several", "all"] as const;
export type GridShow = (typeof GRID_SHOWS)[number];

/** Layers of a model across runs, types of operators across models, and where to begin. */
export type DriftOverviewView = {
  show: GridShow;
  /** Null while no run has layers. */
  grid: LayerGridView | null;
  rollup: OpRollupView;
  /** The newest runs with layers. */
  recent: RunLine[];
};

/** Smallest introduced error, in dB, for which a layer is worth a look though it is no culprit anywhere. */
export const MATTERS_FROM_DB = 1;

/**
 * The rows that a reader asked for: those that matter with the worst first, those that hurt on more than one chip, or
 * all in network order. A layer matters that is a culprit anywhere, or introduced at least `MATTERS_FROM_DB`.
 */
export function selectRows(rows: readonly LayerGridRow[], show: GridShow): LayerGridRow[] {
  if (show === "all") return [...rows];
  const kept = rows.filter(({ hurts, chips, worst }) =>
    show === "several" ? chips.length > 1 : hurts > 0 || (worst ?? 0) >= MATTERS_FROM_DB,
  );
  return kept.toSorted(
    (a, b) => b.chips.length - a.chips.length || b.hurts - a.hurts || (b.worst ?? 0) - (a.worst ?? 0),
  );
}

/** A type of operator that drifts, with what shows it. */
export type OpFinding = {
  op: string;
  arch: string;
  /** First version from which on it drifts; `always` when there is no older version with data. */
  since: string;
  always: boolean;
  /** Versions with data from `since` on: one alone shows no trend. */
  versions: number;
  /** Sums over the versions from `since` on. */
  culprits: number;
  layers: number;
  /** Largest introduced error, in dB. */
  worst: number;
  /** Models in which it is a culprit. */
  models: string[];
};

/** What the roll-up says in sentences: one a row with a `since`, the largest error first. */
export function findDriftingOps({ rows, versions }: Pick<OpRollupView, "rows" | "versions">): OpFinding[] {
  const finding = ({ op, arch, cells, since }: OpRollupRow): OpFinding[] => {
    if (since === null) return [];
    const from = versions.indexOf(since);
    const later = cells.slice(from).filter((cell) => cell !== null);
    return [
      {
        op,
        arch,
        since,
        always: cells.slice(0, from).every((cell) => cell === null),
        versions: later.length,
        culprits: later.reduce((sum, cell) => sum + cell.culprits, 0),
        layers: later.reduce((sum, cell) => sum + cell.layers, 0),
        worst: Math.max(...later.map((cell) => cell.worst)),
        models: [...new Set(later.flatMap((cell) => cell.culpritModels))],
      },
    ];
  };
  return rows.flatMap(finding).sort((a, b) => b.worst - a.worst);
}
