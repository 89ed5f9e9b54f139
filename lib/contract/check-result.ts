import { bitsetBytes, countBits, paddingIsZero } from "@/lib/contract/bitset";
import type { ProblemError } from "@/lib/contract/problem";
import { fromPercent, isPercent } from "@/lib/contract/resolve-metric";
import type { RunDocument } from "@/lib/contract/run";
import type { Metric } from "@/lib/domain/metric";

/** `correct / samples` may differ from `value` by this much: values are often rounded to whole percent. */
export const COUNT_TOLERANCE = 0.005;

export type CheckedResult = {
  value: number | null;
  reference: { value: number; source: string } | null;
  stderr: number | null;
  repeats: number[];
  bits: Uint8Array | null;
};

/** The error of a stored value outside its metric's range; null when it is inside. */
function rangeError(sent: number, stored: number, metric: Metric, location: string): ProblemError | null {
  const { min, max } = metric.range;
  if ((min === null || stored >= min) && (max === null || stored <= max)) return null;
  const unit = metric.unit ? ` ${metric.unit}` : "";
  const looksPercent = metric.unit === "fraction" && sent === stored && sent > 1 && sent <= 100;
  return {
    location,
    message: `${sent} is outside the range of ${metric.id} (${min ?? "-∞"} to ${max ?? "∞"}${unit})`,
    fix: looksPercent
      ? `send the fraction ${fromPercent(sent)}, or say eval.unit "%"`
      : "check the value and its unit; it is not guessed",
  };
}

/** Values in the metric's stored unit; `errors` collects what is wrong with the result. */
export function checkResult(run: RunDocument, metric: Metric, errors: ProblemError[]): CheckedResult {
  const percent = isPercent(run.eval.unit) && metric.unit === "fraction";
  const convert = (value: number) => (percent ? fromPercent(value) : value);
  const checked = (value: number, location: string): number => {
    const stored = convert(value);
    const error = rangeError(value, stored, metric, location);
    if (error) errors.push(error);
    return stored;
  };
  const value = run.result.value == null ? null : checked(run.result.value, "result.value");
  const repeats = (run.result.repeats ?? []).map((one, i) => checked(one, `result.repeats[${i}]`));
  const reference = run.reference
    ? { value: checked(run.reference.value, "reference.value"), source: run.reference.source }
    : null;
  const samples = run.eval.samples ?? null;
  const bits = checkBits(run, samples, errors);
  checkCounts(run.result.correct ?? (bits && countBits(bits)), metric, value, samples, errors);
  checkPerSample(run, samples, errors);
  return {
    value,
    reference,
    stderr: run.result.stderr == null ? null : convert(run.result.stderr),
    repeats,
    bits,
  };
}

function needsSamples(field: string): ProblemError {
  return {
    location: `result.${field}`,
    message: "needs eval.samples",
    fix: "send the number of samples in eval.samples",
  };
}

/** @param correct as stated, else as counted in the bits */
function checkCounts(
  correct: number | null,
  metric: Metric,
  value: number | null,
  samples: number | null,
  errors: ProblemError[],
): void {
  if (correct === null) return;
  if (samples === null) {
    errors.push(needsSamples("correct"));
  } else if (correct > samples) {
    errors.push({
      location: "result.correct",
      message: `${correct} correct of ${samples} samples`,
      fix: "correct is at most eval.samples",
    });
  } else if (
    metric.kind === "proportion" &&
    metric.direction === "higher" &&
    value !== null &&
    Math.abs(correct / samples - value) > COUNT_TOLERANCE
  ) {
    errors.push({
      location: "result.value",
      message: `${value} does not match ${correct} of ${samples} (${correct / samples})`,
      fix: "send the value that belongs to the counts",
    });
  }
}

function checkPerSample(run: RunDocument, samples: number | null, errors: ProblemError[]): void {
  for (const field of ["scores", "clusters"] as const) {
    const list = run.result[field];
    if (!list) continue;
    if (samples === null) errors.push(needsSamples(field));
    else if (list.length !== samples) {
      errors.push({
        location: `result.${field}`,
        message: `has ${list.length} entries for ${samples} samples`,
        fix: "send one entry a sample, in the order of the sample list",
      });
    }
  }
}

function checkBits(run: RunDocument, samples: number | null, errors: ProblemError[]): Uint8Array | null {
  if (run.result.bits == null) return null;
  if (samples === null) {
    errors.push(needsSamples("bits"));
    return null;
  }
  const bytes = Buffer.from(run.result.bits, "base64");
  const add = (message: string, fix: string) => errors.push({ location: "result.bits", message, fix });
  if (bytes.length !== bitsetBytes(samples)) {
    add(`is ${bytes.length} bytes for ${samples} samples`, `send ${bitsetBytes(samples)} bytes, one bit a sample`);
  } else if (!paddingIsZero(bytes, samples)) {
    add(
      "has set bits after the last sample",
      "pad with zeros; the first sample is the most significant bit (numpy.packbits)",
    );
  } else if (run.result.correct != null && countBits(bytes) !== run.result.correct) {
    add(`has ${countBits(bytes)} set bits, correct is ${run.result.correct}`, "send bits and correct of the same run");
  } else return bytes;
  return null;
}
