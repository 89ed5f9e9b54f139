import {
  type Measurement,
  NO_ENVIRONMENT,
  NOTHING_STATED,
  type Submission,
} from "@/lib/formats/mlperf-mobile/measurement";

/** `#######object_detection######` */
const HEADING = /^#{3,}\s*([A-Za-z0-9_]+)\s*#{3,}\s*$/;
/** `2024-04-02 03:29:12.842510: I flutter/cpp/binary/main.cc:391] Accuracy: 82.10%` */
const ACCURACY = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?): .*\bAccuracy: (.*)$/;

export const isAccuracyText = (text: string) => /^#{3,}\s*\w+\s*#{3,}\s*$/m.test(text) && text.includes("Accuracy:");

function measured(line: number, benchmarkId: string, startedAt: string, formatted: string): Measurement {
  return {
    place: benchmarkId,
    line,
    benchmarkId,
    offline: false,
    normalized: null,
    formatted,
    ...NOTHING_STATED,
    measuredSamples: null,
    startedAt,
    throughput: null,
    latency90Ms: null,
  };
}

/** What the command-line app of laptops prints: a heading a benchmark, and a line with its accuracy. */
export function readAccuracyText(text: string): Submission {
  const submission: Submission = { environment: NO_ENVIRONMENT, measurements: [], losses: [] };
  const lose = (line: number, reason: string) => submission.losses.push({ kind: "refused", line, reason, values: 1 });
  let open: { line: number; id: string } | null = null;
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const heading = HEADING.exec(written.trim())?.[1];
    const accuracy = ACCURACY.exec(written.trim());
    if (heading !== undefined) {
      if (open) lose(open.line, `${open.id} has no accuracy`);
      open = { line, id: heading };
    } else if (accuracy) {
      const [, day, time, value] = accuracy;
      if (open) submission.measurements.push(measured(line, open.id, `${day}T${time}`, value ?? ""));
      else lose(line, "has an accuracy below no benchmark");
      open = null;
    } else if (written.trim() !== "") lose(line, "is neither a benchmark nor its accuracy");
  }
  if (open) lose(open.line, `${open.id} has no accuracy`);
  if (submission.measurements.length + submission.losses.length === 0)
    submission.losses.push({ kind: "refused", line: null, reason: "holds no results", values: 0 });
  return submission;
}
