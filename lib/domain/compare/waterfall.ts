import { reaches, usedThresholds } from "@/lib/domain/changes/thresholds";
import { type BudgetReference, budgetReference, keptOut, sameReference } from "@/lib/domain/compare/budget-reference";
import { comparePair, type RawPair } from "@/lib/domain/compare/compare-pair";
import { type Compared, intervalOf, isMeasured, settingOf } from "@/lib/domain/compare/compared";
import { isSignificant, type PairCutoff, settlePair } from "@/lib/domain/compare/settle-pairs";
import { shifted } from "@/lib/domain/compare/shifted";
import type { Arm, ArmKind, LossKind, MissingArm, MissingReason, Waterfall } from "@/lib/domain/compare-view";
import { delta } from "@/lib/domain/metric";
import type { CellReference } from "@/lib/domain/settle-cell";

/** One stage with what it can be compared by; a float value that only came with a run has no result of its own. */
type Stage = { arm: Arm; result: Compared | null };

type Place = { kind: ArmKind; stage: Stage | null; because: MissingReason };

type RawPart = { kind: LossKind; from: ArmKind; to: ArmKind; pair: RawPair };

export type RawWaterfall = Omit<Waterfall, "parts" | "losses" | "total" | "simulatorFineDeviceNot"> & {
  parts: RawPart[];
  losses: RawPart[];
  total: RawPair | null;
  /** Drop that is of no consequence, and drop that is a collapse; null when neither is known. */
  thresholds: { watch: number; collapse: number } | null;
  /** True when the simulator and the device are known to be held against one reference. */
  oneReference: boolean;
};

export type Stages = {
  /** The quantized result that the budget is of. */
  device: Compared;
  /** The float result of the same chip and path. */
  float: Compared | null;
  /** The same scheme in a simulator or on a host, under the same evaluation. */
  simulated: Compared | null;
  /** The runs that results are held against, by id. */
  references: ReadonlyMap<string, Compared>;
};

const LOSS_OF: Readonly<Record<string, LossKind>> = {
  "reference>float-device": "platform-float",
  "reference>quantized-simulator": "quantization",
  "float-device>quantized-simulator": "mixed",
  "quantized-simulator>quantized-device": "platform",
};

function armOf(kind: ArmKind, result: Compared): Arm {
  const { cell, side } = result;
  return {
    kind,
    runId: side.run.id,
    key: cell.key,
    value: side.run.value ?? Number.NaN,
    interval: intervalOf(result),
    targetKind: cell.targetKind,
    path: cell.path,
    source: null,
  };
}

function referenceStage(held: CellReference | null, references: Stages["references"]): Stage | null {
  if (!held) return null;
  const reference = references.get(held.runId ?? "") ?? null;
  const arm: Arm = {
    kind: "reference",
    runId: held.runId,
    key: reference?.cell.key ?? null,
    value: held.value,
    interval: reference?.cell.interval ?? null,
    targetKind: "reference",
    path: reference?.cell.path ?? null,
    source: held.source,
  };
  return { arm, result: reference && isMeasured(reference) ? reference : null };
}

const NOT_MEASURED: MissingReason = { reason: "not-measured" };

/** The place of a result, empty where nobody measured it or another reference keeps it out. */
function placeOf(kind: ArmKind, result: Compared | null, held: BudgetReference): Place {
  if (!result || !isMeasured(result)) return { kind, stage: null, because: NOT_MEASURED };
  const because = keptOut(result, held);
  return because
    ? { kind, stage: null, because }
    : { kind, stage: { arm: armOf(kind, result), result }, because: NOT_MEASURED };
}

/** A result against a float value that is taken as exact: the interval is that of the result alone. */
function againstValue(value: number, to: Compared): RawPair {
  const { cell, side } = to;
  const measured = side.run.value;
  return {
    reason: null,
    rule: "untested",
    fromRun: null,
    toRun: side.run.id,
    from: value,
    to: measured,
    difference: measured === null ? null : delta(measured, value, cell.direction),
    interval: shifted(intervalOf(to), value, cell.direction),
    test: null,
    p: null,
    pFloor: 1,
    lost: null,
    won: null,
    samples: cell.samples,
    watch: null,
    facts: [{ fact: "reference-exact" }],
  };
}

function pairOf(from: Stage, to: Stage): RawPair | null {
  if (!to.result) return null;
  if (!from.result) return againstValue(from.arm.value, to.result);
  return comparePair(from.result.side, to.result.side, settingOf(to.result.cell));
}

function missingOf({ kind, because }: Place, { device: { cell } }: Stages): MissingArm {
  const scheme = kind === "reference" || kind === "float-device" ? "none:float" : cell.scheme;
  const onDevice = kind === "float-device" || kind === "quantized-device";
  return {
    kind,
    because,
    scheme,
    targetKinds:
      kind === "quantized-simulator" ? ["simulator", "host"] : [kind === "reference" ? "reference" : "device"],
    chip: onDevice ? cell.chip : null,
    path: onDevice && cell.targetKind === "device" ? cell.path : null,
  };
}

/** The places from float to device, in their order, under the one reference of the budget. */
function placesOf(stages: Stages): Place[] {
  const { device, float, simulated } = stages;
  const onDevice = device.cell.targetKind === "device";
  const held = budgetReference(device, onDevice ? [float, simulated] : []);
  return [
    { kind: "reference", stage: referenceStage(held.reference, stages.references), because: NOT_MEASURED },
    placeOf("float-device", onDevice ? float : null, held),
    placeOf("quantized-simulator", onDevice ? simulated : device, held),
    placeOf("quantized-device", onDevice ? device : null, held),
  ];
}

type Pairs = (from: Stage, to: Stage) => RawPair | null;

/** Compares two stages once, however often they are asked for. */
function pairsOnce(): Pairs {
  const known = new Map<string, RawPair | null>();
  return (from, to) => {
    const key = `${from.arm.kind}>${to.arm.kind}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const pair = pairOf(from, to);
    known.set(key, pair);
    return pair;
  };
}

function partOf(from: Stage | undefined, to: Stage | undefined, pairs: Pairs): RawPart[] {
  const pair = from && to ? pairs(from, to) : null;
  if (!from || !to || !pair) return [];
  const kind = LOSS_OF[`${from.arm.kind}>${to.arm.kind}`] ?? "unsplit";
  return [{ kind, from: from.arm.kind, to: to.arm.kind, pair }];
}

/** The pairs of arms that show one loss by itself, as far as both were measured. */
function lossesOf(present: readonly Stage[], pairs: Pairs): RawPart[] {
  const at = (kind: ArmKind) => present.find(({ arm }) => arm.kind === kind);
  const simulator = at("quantized-simulator");
  const losses = [
    ...partOf(at("reference"), simulator, pairs),
    ...partOf(simulator, at("quantized-device"), pairs),
    ...partOf(at("reference"), at("float-device"), pairs),
  ];
  if (simulator) return losses;
  // Seen on the device alone: the float there has lost to the platform already what a float loses.
  const seen = partOf(at("float-device"), at("quantized-device"), pairs);
  return [...seen.map((part) => ({ ...part, kind: "quantization" as const })), ...losses];
}

/**
 * The accuracy budget of one quantized result: reference, float on the device, quantized in a simulator or on a host,
 * quantized on the device. Each part is the step from one present stage to the next, so that they add up to the whole.
 * All stages stand under one reference; a result held against another one is missing.
 */
export function rawWaterfall(stages: Stages): RawWaterfall {
  const places = placesOf(stages);
  const present = places.flatMap(({ stage }) => stage ?? []);
  const pairs = pairsOnce();
  const parts = present.slice(1).flatMap((to, index) => partOf(present[index], to, pairs));
  const [first, last] = [present[0], present.at(-1)];
  const { cell, side } = stages.device;
  const thresholds = usedThresholds(settingOf(cell).metric, side.run.reference?.value ?? null, side.run.value);
  return {
    column: stages.device.column,
    arms: present.map(({ arm }) => arm),
    missing: places.flatMap((place) => (place.stage ? [] : [missingOf(place, stages)])),
    parts,
    losses: lossesOf(present, pairs),
    total: first && last && first !== last ? pairs(first, last) : null,
    thresholds,
    oneReference: sameReference(side.run.reference, stages.simulated?.side.run.reference ?? null),
  };
}

/** Every question that a budget asks, once. */
export const pairsOfWaterfall = ({ losses, total }: RawWaterfall): RawPair[] => [
  ...losses.map(({ pair }) => pair),
  ...(total ? [total] : []),
];

/**
 * True when both are held against one reference, the simulator stays within watch of it, and the device falls short of
 * the simulator by a significant watch, or by a collapse where nothing can be tested.
 */
function deviceAlone({ losses, thresholds, oneReference }: RawWaterfall, cutoff: PairCutoff): boolean {
  if (!oneReference) return false;
  const simulated = losses.find(({ from, to }) => from === "reference" && to === "quantized-simulator")?.pair;
  const platform = losses.find(({ kind }) => kind === "platform")?.pair;
  if (!platform || !thresholds || platform.difference === null || simulated?.difference == null) return false;
  if (reaches(-simulated.difference, thresholds.watch)) return false;
  const lost = -platform.difference;
  if (platform.rule === "test") return isSignificant(platform, cutoff) && reaches(lost, thresholds.watch);
  return reaches(lost, thresholds.collapse);
}

/** A budget with its verdicts. */
export function settleWaterfall(raw: RawWaterfall, cutoff: PairCutoff): Waterfall {
  return {
    column: raw.column,
    arms: raw.arms,
    missing: raw.missing,
    parts: raw.parts.map((part) => ({ ...part, pair: settlePair(part.pair, cutoff) })),
    losses: raw.losses.map((part) => ({ ...part, pair: settlePair(part.pair, cutoff) })),
    total: raw.total && settlePair(raw.total, cutoff),
    simulatorFineDeviceNot: deviceAlone(raw, cutoff),
  };
}
