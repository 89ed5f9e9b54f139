import { findMetric } from "@/lib/domain/find-metric";
import type { ImportFile } from "@/lib/formats/import-file";
import { effectiveSamples, taskHash } from "@/lib/formats/lm-eval/evaluation-of";
import type { Score } from "@/lib/formats/lm-eval/read-results";
import { bitsOf, readSamples, type Samples } from "@/lib/formats/lm-eval/read-samples";
import type { SampleFacts } from "@/lib/formats/lm-eval/to-run";

/** The share of right samples may differ from the stated value by this much: they are made from the same bits. */
const TOLERANCE = 1e-6;

export type TaskSamples = { samples: Samples } | { reason: string; line: number | null };

/** Right or wrong is only asked of metrics that are a share of right answers. */
export const wantsBits = ({ metric }: Score) => findMetric(metric)?.kind === "proportion";

/** Reads the samples of one task, and checks that they are those that its results were made from. */
export async function readTaskSamples(
  file: ImportFile,
  results: unknown,
  task: string,
  scores: readonly Score[],
  signal?: AbortSignal,
): Promise<TaskSamples> {
  const metrics = [...new Set(scores.filter(wantsBits).map(({ metric }) => metric))];
  const read = await readSamples(file, metrics, signal);
  if ("reason" in read) return read;
  const stated = taskHash(results, task);
  if (stated !== null && read.fileHash !== null && read.fileHash !== stated)
    return { line: null, reason: `does not hash to task_hashes.${task} of its results: it is cut or of another run` };
  return { samples: read };
}

/**
 * @returns what the samples say about a score, and why it has no bits where one could expect them
 */
export function sampleFacts(
  results: unknown,
  score: Score,
  read: TaskSamples | null,
): { facts: SampleFacts; problem: string | null } {
  const effective = effectiveSamples(results, score.task);
  const without: SampleFacts = { samples: effective, sha256: taskHash(results, score.task), bits: null };
  if (!read || "reason" in read) return { facts: without, problem: null };
  const known = { ...without, sha256: read.samples.listHash ?? without.sha256 };
  if (!wantsBits(score)) return { facts: known, problem: null };
  const made = bitsOf(read.samples, score.metric, score.filter);
  if (typeof made === "string") return { facts: known, problem: made };
  if (effective !== null && effective !== made.count)
    return { facts: without, problem: `has ${made.count} samples, n-samples says ${effective}` };
  if (Math.abs(made.correct / made.count - score.value) > TOLERANCE)
    return { facts: without, problem: `has ${made.correct} of ${made.count} right, ${score.key} says ${score.value}` };
  const bits = { base64: Buffer.from(made.bits).toString("base64"), correct: made.correct };
  return { facts: { ...known, samples: made.count, bits }, problem: null };
}
