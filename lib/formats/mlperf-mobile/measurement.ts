/** One accuracy as a file states it, whatever its shape; null is what it does not say. */
export type Measurement = {
  /** Where it stands in the file, for reasons. */
  place: string;
  line: number | null;
  benchmarkId: string;
  offline: boolean;
  normalized: number | null;
  formatted: string | null;
  framework: string | null;
  accelerator: string | null;
  acceleratorName: string | null;
  vendor: string | null;
  modelPath: string | null;
  datasetType: string | null;
  datasetName: string | null;
  groundtruth: string | null;
  measuredSamples: number | null;
  /** As written. */
  startedAt: string | null;
  /** Queries per second of the performance run. */
  throughput: number | null;
  latency90Ms: number | null;
};

/** What a file says about where all its measurements were made. */
export type Environment = {
  uuid: string | null;
  appVersion: string | null;
  /** `ro.soc.model` */
  socModel: string | null;
  device: string | null;
  os: string | null;
};

/** Nothing is read of it (`skipped`), or `values` results are lost (`refused`). */
export type Loss = { kind: "skipped" | "refused"; line: number | null; reason: string; values: number };

export type Submission = { environment: Environment; measurements: Measurement[]; losses: Loss[] };

/** Of a measurement that names neither what ran it nor on what. */
export const NOTHING_STATED = {
  framework: null,
  accelerator: null,
  acceleratorName: null,
  vendor: null,
  modelPath: null,
  datasetType: null,
  datasetName: null,
  groundtruth: null,
} as const;

export const NO_ENVIRONMENT: Environment = { uuid: null, appVersion: null, socModel: null, device: null, os: null };
