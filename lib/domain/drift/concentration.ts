import { MIN_BLAMED_DB } from "@/lib/domain/drift/predict-drift";

/** At or above this share of all introduced error one layer is the place; below the other no layer and no type is. */
export const LOCALISED_SHARE = 0.5;
export const OP_TYPE_SHARE = 0.2;

/** A type of operator and what its layers introduced. */
export type OpTypeDrift = {
  op: string;
  layers: number;
  /** Mean over the layers of what each introduced, in dB, losses only. */
  meanIntroduced: number;
  /** Largest introduced error of one layer in dB. */
  worst: number;
};

export type Concentration = {
  kind: "localised" | "op-type" | "chip-wide" | "none";
  /** Largest introduced error over the sum of all, 0 to 1; null when nothing was introduced. */
  share: number | null;
  /** The operator type with the largest mean, when `kind` is `op-type` and types are known. */
  op: string | null;
  opTypes: readonly OpTypeDrift[];
};

/** Means of introduced error by operator type, largest first, then by name. */
export function driftByOpType(layers: readonly { op: string | null; introduced: number }[]): OpTypeDrift[] {
  const byOp = new Map<string, { layers: number; sum: number; worst: number }>();
  for (const { op, introduced } of layers) {
    if (op === null) continue;
    const entry = byOp.get(op) ?? { layers: 0, sum: 0, worst: 0 };
    const loss = Math.max(0, introduced);
    byOp.set(op, { layers: entry.layers + 1, sum: entry.sum + loss, worst: Math.max(entry.worst, loss) });
  }
  return [...byOp]
    .map(([op, { layers: count, sum, worst }]) => ({ op, layers: count, meanIntroduced: sum / count, worst }))
    .sort((x, y) => y.meanIntroduced - x.meanIntroduced || (x.op < y.op ? -1 : 1));
}

/**
 * Whether the error has one place, one type of operator, or is everywhere (methods.md section 2, step 6):
 * max J+ / sum J+ over the judged layers that introduced at least `MIN_BLAMED_DB`. `none` when no layer reaches the threshold of a culprit.
 * @param layers introduced error in dB; losses count, gains do not
 */
export function concentrate(
  layers: readonly { op: string | null; introduced: number }[],
  hasCulprit: boolean,
): Concentration {
  const opTypes = driftByOpType(layers);
  let sum = 0;
  let largest = 0;
  for (const { introduced } of layers) {
    // The ups and downs of thousands of healthy layers would add up to more than any culprit.
    if (introduced >= MIN_BLAMED_DB) sum += introduced;
    largest = Math.max(largest, introduced);
  }
  const share = sum > 0 ? largest / sum : null;
  if (!hasCulprit || share === null) return { kind: "none", share, op: null, opTypes };
  if (share >= LOCALISED_SHARE) return { kind: "localised", share, op: null, opTypes };
  if (share >= OP_TYPE_SHARE) return { kind: "op-type", share, op: opTypes[0]?.op ?? null, opTypes };
  return { kind: "chip-wide", share, op: null, opTypes };
}
