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

/** Where a cell of an evaluation lies. */
export type CellPlace = {
  targetKind: TargetKind;
  /** Canonical SoC, null off a device. */
  chip: string | null;
  scheme: string;
  path: string | null;
  backend: string | null;
  simulated: boolean;
  emulated: boolean;
};

export type CellIdentity = EvaluationIdentity & CellPlace;

/** The fields of a place in the order of its canonical text. */
export const PLACE_FIELDS = [
  "targetKind",
  "chip",
  "scheme",
  "path",
  "backend",
  "simulated",
  "emulated",
] as const satisfies readonly (keyof CellPlace)[];

/** The place alone of whatever lies at one: a cell, a row, the columns of a table. */
export function cellPlace<T extends Record<keyof CellPlace, unknown>>(of: T): Pick<T, keyof CellPlace> {
  const { targetKind, chip, scheme, path, backend, simulated, emulated } = of;
  return { targetKind, chip, scheme, path, backend, simulated, emulated };
}

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
  return JSON.stringify([evaluationText(identity), ...PLACE_FIELDS.map((field) => identity[field])]);
}
