import type { Store } from "@/db/store";
import type { Cell } from "@/lib/domain/matrix";
import type { CauseBrief, SquareDetail, SquareReasons } from "@/lib/domain/square-view";
import { readCause } from "@/lib/services/causes/read-cause";
import { readKnownWorkarounds } from "@/lib/services/drift/read-workarounds";
import { findMark, type Mark } from "@/lib/services/marks";
import { readLayerBrief } from "@/lib/services/square/layer-brief";

/** Of each list a few: the page of the cell has all. */
const HYPOTHESES_NAMED = 3;
const WORKAROUNDS_NAMED = 2;

async function readCauseBrief(store: Store, cell: Cell, asOf: number | null): Promise<CauseBrief | null> {
  const fell = cell.status === "ok" && cell.delta !== null && cell.delta < 0 && cell.targetKind !== "reference";
  const view = fell ? await readCause(store, { cell: cell.key, run: cell.runId, asOf }) : null;
  if (!view || (view.verdict.drop?.value ?? 0) <= 0) return null;
  const { cause, posterior } = view.verdict;
  // A difference that nobody would look into has no cause to name.
  if (cause.class === "undetermined" && cause.because.includes("no-drop")) return null;
  const likeliest = posterior.toSorted((a, b) => b.posterior - a.posterior);
  return { cause, posterior: likeliest.slice(0, HYPOTHESES_NAMED) };
}

async function readWorkarounds(store: Store, { cell, series }: Told, until: number | null) {
  const stack = series.find(({ runId }) => runId === cell.runId)?.stack;
  if (cell.chip === null || !stack) return [];
  const known = await readKnownWorkarounds(store, cell.model, { chip: cell.chip, stack }, until);
  return known.filter(({ fits }) => fits?.chip).slice(0, WORKAROUNDS_NAMED);
}

type Told = Pick<SquareDetail, "cell" | "series">;

/**
 * Why the cell of a square is as it is: its cause, the layers behind it and known ways around. Apart from the square,
 * since every run of the evaluation is weighed for it.
 * @param asOf sequence to read at; null for now
 */
export async function readReasons(store: Store, told: Told, asOf: number | null): Promise<SquareReasons> {
  const mark: Mark = await findMark(store, asOf);
  const pinned = asOf !== null;
  return {
    cause: await readCauseBrief(store, told.cell, asOf),
    layers: await readLayerBrief(store, told.cell, mark, pinned),
    workarounds: await readWorkarounds(store, told, pinned ? mark.at : null),
  };
}
