/**
 * Which scale the values of one metric entry are in. AI Hub writes shares as fractions or as percent, under the same
 * unit, in one release, so the unit says nothing: the torch value, all device values and the range decide together.
 */
export type Scale = { scale: "fraction" | "percent" } | { refused: string };

/** A percent value this near to 100 times a value below 1 makes that value readable in both scales. */
export const NEAR_POINTS = 5;

const UNTOLD = "fraction or percent cannot be told";

/** A stated range says the scale; values that do not fit it contradict the file. */
function scaleByRange(rangeMax: number, above: boolean, onlyZeros: boolean): Scale {
  if (rangeMax <= 1) {
    return above ? { refused: `the range ends at ${rangeMax}, but a value lies above 1` } : { scale: "fraction" };
  }
  if (rangeMax !== 100) return { refused: `the range ends at ${rangeMax}, which is neither 1 nor 100` };
  return above || onlyZeros
    ? { scale: "percent" }
    : { refused: `the range ends at 100, but no value lies above 1: ${UNTOLD}` };
}

/**
 * The torch value decides: a float model that is published has more than 1 % right, and a device may have broken down
 * to 0.1 % beside it.
 */
function scaleByTorch(torch: number, above: boolean): Scale {
  if (torch > 100) return { refused: `partial_torch_metric ${torch} is neither a fraction nor a percent` };
  if (torch > 1) return { scale: "percent" };
  return above
    ? { refused: `partial_torch_metric ${torch} is a fraction, but a device value lies above 1` }
    : { scale: "fraction" };
}

/**
 * @param values every device value of the entry
 * @param rangeMax `metric_range.max` of newer files, null when the file states none
 */
export function entryScale(torch: number | null, values: readonly number[], rangeMax: number | null): Scale {
  // A value above 100 fits neither scale: it is refused on its own and says nothing about the others.
  const all = (torch === null ? values : [torch, ...values]).filter((value) => value <= 100);
  const above = all.some((value) => value > 1);
  const onlyZeros = all.every((value) => value === 0);
  if (rangeMax !== null) return scaleByRange(rangeMax, above, onlyZeros);
  if (torch !== null) return scaleByTorch(torch, above);
  if (above) return { scale: "percent" };
  return onlyZeros ? { scale: "fraction" } : { refused: `without partial_torch_metric and metric_range, ${UNTOLD}` };
}

/**
 * Why a single value cannot be told in an entry of that scale, null when it can: 0.821 beside a torch value of 82.7 may
 * be 82.1 % that kept the old scale, or a result that broke down to 0.8 %.
 */
export function ambiguous(value: number, torch: number | null, scale: "fraction" | "percent"): string | null {
  if (scale === "fraction" || torch === null || torch <= 1 || value === 0 || Math.abs(value) > 1) return null;
  const near = Math.abs(value * 100 - torch) <= NEAR_POINTS;
  return near ? `${value} beside a torch value of ${torch} may be ${value} % or a fraction` : null;
}
