/** How to repeat a run: texts for other tools, built from what the run says, and what it does not say. */

/** What a step is for; its words are in messages. */
export const RERUN_STEPS = [
  "ort-python",
  "ort-perf-test",
  "qairt-prepare",
  "qnn-context-binary",
  "qnn-net-run",
  "snpe-net-run",
  "litert-qnn",
  "litert-benchmark",
  "executorch",
  "llama-perplexity",
  "ai-hub",
] as const;
export type RerunStepId = (typeof RERUN_STEPS)[number];

/**
 * What a run does not say and a step needs. With a `variable` the text asks for it there; without one the step stands
 * on the tool's default, or on what the reader knows.
 */
export const RERUN_GAPS = [
  "model-file",
  "inputs",
  "backend",
  "onnxruntime-version",
  "qnn-ep-version",
  "qairt-version",
  "runtime-version",
  "options",
  "hash",
  "hub-device",
  "calibration",
  "conversion-flags",
] as const;
export type RerunGap = { gap: (typeof RERUN_GAPS)[number]; variable: string | null };

export type RerunStep = {
  id: RerunStepId;
  language: "python" | "shell";
  text: string;
  gaps: RerunGap[];
  /** Recorded options that this tool has no known way to take, `name=value`; they are left out. */
  leftOut: string[];
};

/** Why there is no command for a run. */
export const RERUN_REFUSALS = ["no-path", "unknown-path", "metric"] as const;
export type RerunRefusal = (typeof RERUN_REFUSALS)[number];

export type Rerun = {
  path: string | null;
  steps: RerunStep[];
  /** Null when there are steps. */
  refusal: RerunRefusal | null;
  /** Posts the new result under the same identity. */
  send: {
    text: string;
    /** The run as it would be sent again, but for its result. */
    document: Record<string, unknown>;
  };
};
