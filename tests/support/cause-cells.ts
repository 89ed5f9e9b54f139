import type { CauseCell, CauseInput } from "@/lib/domain/cause/cause";
import { normalizePriors } from "@/lib/domain/cause/priors";
import type { Stack } from "@/lib/domain/stack";
import { DEVICE_PLACE } from "@/tests/support/device-place";
import { NO_STACK } from "@/tests/support/no-stack";

export type CellChanges = Partial<Omit<CauseCell, "stack">> & { stack?: Partial<Stack> };

/** A measured run on a device with everything recorded but versions: 80 % of a float model's 80 %, n about 1,600. */
export function causeCell(runId: string, changes: CellChanges = {}): CauseCell {
  const { stack, ...rest } = changes;
  const cell = {
    runId,
    evaluationKey: "model/imagenet/top1",
    at: 0,
    seq: 0,
    ...DEVICE_PLACE,
    status: "ok",
    value: 0.8,
    error: 0.01,
    pairedError: null,
    reference: { value: 0.8, source: "torch fp32", error: null, sameScript: true },
    npuShare: 1,
    sourceSha256: "float",
    outputSha256: null,
    outputs: { constant: false, finite: true },
    ...rest,
    stack: { ...NO_STACK, ...stack },
  } satisfies Omit<CauseCell, "cellKey" | "quantizedSha256">;
  return {
    quantizedSha256: cell.scheme,
    cellKey: JSON.stringify([cell.evaluationKey, cell.targetKind, cell.chip, cell.scheme, cell.path, cell.backend]),
    ...cell,
  } as CauseCell;
}

/** A question about the first cell, on a metric whose watch threshold is one point. */
export function causeInput(target: CauseCell, cells: readonly CauseCell[], rest: Partial<CauseInput> = {}): CauseInput {
  return { target, cells, priors: normalizePriors(), direction: "higher", resolution: 0.01, ...rest };
}
