import type { TargetKind } from "@/lib/domain/matrix";

/**
 * What is the same, and what may be compared (DESIGN section 1b).
 * Every field is canonical already: aliases are resolved, names are NFC, unknown is null.
 * The texts below are frozen by the golden file; changing them changes the identity of stored results.
 */
export type EvaluationIdentity = {
  model: string;
  variant: string | null;
  dataset: string;
  split: string | null;
  /** Canonical metric id; a metric outside the catalogue carries its definition in the id. */
  metric: string;
  samples: number | null;
  sampleSha256: string | null;
};

export type CellIdentity = EvaluationIdentity & {
  targetKind: TargetKind;
  chip: string | null;
  scheme: string;
  path: string | null;
  backend: string | null;
  simulated: boolean;
  emulated: boolean;
};

/** Canonical text of a model under one evaluation: results with different texts are never compared. */
export function evaluationText(identity: EvaluationIdentity): string {
  return JSON.stringify([
    identity.model,
    identity.variant,
    identity.dataset,
    identity.split,
    identity.metric,
    identity.samples,
    identity.sampleSha256,
  ]);
}

/** Canonical text of a cell. */
export function cellText(identity: CellIdentity): string {
  return JSON.stringify([
    evaluationText(identity),
    identity.targetKind,
    identity.chip,
    identity.scheme,
    identity.path,
    identity.backend,
    identity.simulated,
    identity.emulated,
  ]);
}
