import { readSqnr, SQNR_EXACT_DB, type SqnrReading } from "@/lib/domain/drift/layer-metrics";
import type { LayerRefusal, LayerSide } from "@/lib/domain/drift/layers";
import { median } from "@/lib/domain/drift/robust";

/** A layer whose reference has less than this share of the model's median power has no meaningful relative error. */
export const VANISHING_POWER = 1e-8;
/** Printed cosines have about six digits: from cosine alone no SQNR above this can be told. */
export const COSINE_CEILING_DB = 60;
/** A local error this far above the whole error is one of a Relu folded into the quantizer (formats.md A1, trap 6). */
export const FOLDED_RELU_DB = 6;
/** Differences in dB below this are floating rounding, and no loss. */
export const ROUNDING_DB = 1e-9;
/** Where one side is exactly 0 dB, a figure below this on the other says that the reference is zero. */
const ZERO_REFERENCE_DB = -150;

/** Metrics a cumulative error can be read from, best first. */
export const LEVEL_SOURCES = ["sqnr", "mse", "relL2", "cosine"] as const;
export type LevelSource = (typeof LEVEL_SOURCES)[number];

/** Noise to signal ratio of a level in dB: 10^(-SQNR/10). */
export function noiseRatio(sqnrDb: number): number {
  return 10 ** (-sqnrDb / 10);
}

export function metricAt(side: LayerSide, name: string, node: number): number {
  return side.metrics[name]?.[node] ?? Number.NaN;
}

/** Median of the reference powers that are known and positive; NaN when none is. */
export function medianPower(side: LayerSide): number {
  return median(Array.from(side.metrics.refPower ?? []).filter((power) => power > 0));
}

/**
 * SQNR in dB from one metric of one node; null when it cannot be had. From `mse` and the mean square of the reference:
 * SQNR = 10 log10(refPower / mse). From the relative L2 norm: -20 log10(relL2). From cosine, for an error at right
 * angles to the reference: -10 log10(1 / cos^2 - 1), blind to pure gain and to what rounding of the cosine hides.
 */
function sqnrFrom(source: LevelSource, side: LayerSide, node: number, power: number): number | null {
  const value = metricAt(side, source, node);
  if (Number.isNaN(value)) return null;
  const clamp = (db: number, ceiling = SQNR_EXACT_DB) =>
    Number.isNaN(db) ? null : Math.max(-SQNR_EXACT_DB, Math.min(db, ceiling));
  switch (source) {
    case "sqnr":
      return clamp(value);
    case "mse":
      return value >= 0 && power > 0 ? clamp(10 * Math.log10(power / value)) : null;
    case "relL2":
      return value >= 0 ? clamp(-20 * Math.log10(value)) : null;
    case "cosine":
      if (value > 1 + 1e-6 || value < -1 - 1e-6) return null;
      // At right angles or beyond, the noise is all there is: 1e-3 keeps it finite at -60 dB.
      return clamp(-10 * Math.log10(Math.max(0, 1 / Math.max(value, 1e-3) ** 2 - 1)), COSINE_CEILING_DB);
  }
}

export type PairLevel =
  | {
      ok: true;
      source: LevelSource /** SQNR in dB; null when only their difference is known. */;
      a: number | null;
      b: number | null;
      gap: number;
    }
  | { ok: false; refusal: LayerRefusal };

const REFUSE = (refusal: LayerRefusal) => ({ ok: false, refusal }) as const;

/** Reads a pair of SQNRs, one of which is exactly 0 dB: a dead output, or a reference that is all zero. */
function isZeroReference(a: SqnrReading, b: SqnrReading): boolean {
  if (a.kind !== "zero-tensor" && b.kind !== "zero-tensor") return false;
  if (a.kind === b.kind) return true;
  const other = a.kind === "zero-tensor" ? b : a;
  return other.kind === "value" && other.db < ZERO_REFERENCE_DB;
}

/** One layer as both sides have it, by position among the nodes of each. */
export type LayerPair = { a: LayerSide; nodeA: number; b: LayerSide; nodeB: number };

function levelFrom(source: LevelSource, pair: LayerPair, powers: { a: number; b: number }): PairLevel | null {
  const { a, nodeA, b, nodeB } = pair;
  const [rawA, rawB] = [metricAt(a, source, nodeA), metricAt(b, source, nodeB)];
  if (Number.isNaN(rawA) || Number.isNaN(rawB)) return null;
  // Both sides were held against the same reference: its power is known when either says it.
  const [powerA, powerB] = [Number.isNaN(powers.a) ? powers.b : powers.a, Number.isNaN(powers.b) ? powers.a : powers.b];
  if (source === "sqnr" && !(powerA > 0) && isZeroReference(readSqnr(source, rawA), readSqnr(source, rawB)))
    return REFUSE("zero-tensor");
  const [levelA, levelB] = [sqnrFrom(source, a, nodeA, powerA), sqnrFrom(source, b, nodeB, powerB)];
  if (levelA !== null && levelB !== null) return { ok: true, source, a: levelA, b: levelB, gap: levelA - levelB };
  // The reference's power cancels in the ratio of two squared errors.
  if (source === "mse" && rawA > 0 && rawB > 0)
    return { ok: true, source, a: null, b: null, gap: 10 * Math.log10(rawB / rawA) };
  return null;
}

/**
 * The cumulative error of one layer on both sides, from the best metric that both have. `gap` is
 * SQNR_A - SQNR_B in dB (methods.md section 2, r_l): positive where B is worse.
 * @param medians median reference power of each side, see `medianPower`
 */
export function comparePair(pair: LayerPair, medians: { a: number; b: number }): PairLevel {
  const powers = { a: metricAt(pair.a, "refPower", pair.nodeA), b: metricAt(pair.b, "refPower", pair.nodeB) };
  if (powers.a < VANISHING_POWER * medians.a || powers.b < VANISHING_POWER * medians.b)
    return REFUSE("vanishing-reference");
  for (const source of LEVEL_SOURCES) {
    const level = levelFrom(source, pair, powers);
    if (level) return level;
  }
  return REFUSE("not-observed");
}

export type OwnLevel = { ok: true; source: LevelSource; sqnr: number } | { ok: false; refusal: LayerRefusal };

/** The cumulative SQNR of one layer of one side. An exact 0 dB is left out: it may be a reference that is all zero. */
export function levelAlone(side: LayerSide, node: number, medianOfPower: number): OwnLevel {
  const power = metricAt(side, "refPower", node);
  if (power < VANISHING_POWER * medianOfPower) return REFUSE("vanishing-reference");
  for (const source of LEVEL_SOURCES) {
    const sqnr = sqnrFrom(source, side, node, power);
    if (sqnr === null) continue;
    if (source === "sqnr" && sqnr === 0 && !(power > 0)) return REFUSE("zero-tensor");
    return { ok: true, source, sqnr };
  }
  return REFUSE("not-observed");
}

/**
 * The local SQNR in dB, or null when it is unknown, of an all-zero tensor, or contradicted by a much smaller error of
 * the whole (`FOLDED_RELU_DB`).
 */
export function localLevel(side: LayerSide, node: number): number | null {
  const reading = readSqnr("localSqnr", metricAt(side, "localSqnr", node));
  if (reading.kind === "exact") return SQNR_EXACT_DB;
  if (reading.kind !== "value") return null;
  const whole = metricAt(side, "sqnr", node);
  return whole - reading.db > FOLDED_RELU_DB ? null : reading.db;
}

/** Noise to signal ratio of a layer's quantized weights; null when it is unknown or an artefact, see `readSqnr`. */
export function weightNoise(side: LayerSide, node: number): number | null {
  const weight = readSqnr("weightSqnr", metricAt(side, "weightSqnr", node));
  if (weight.kind === "value") return noiseRatio(weight.db);
  return weight.kind === "exact" ? 0 : null;
}

/**
 * The local errors of one layer on both sides in dB; null unless both have one. Tools such as ONNX Runtime measure the
 * rounding of a layer's output only, so the error of its weights is added where both sides know it.
 */
export function localPair({ a, nodeA, b, nodeB }: LayerPair): { a: number; b: number } | null {
  const [localA, localB] = [localLevel(a, nodeA), localLevel(b, nodeB)];
  if (localA === null || localB === null) return null;
  const [weightA, weightB] = [weightNoise(a, nodeA), weightNoise(b, nodeB)];
  if (weightA === null || weightB === null) return { a: localA, b: localB };
  const whole = (local: number, weight: number) => -10 * Math.log10(noiseRatio(local) + weight);
  return { a: whole(localA, weightA), b: whole(localB, weightB) };
}
