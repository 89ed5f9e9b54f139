import type { TargetKind } from "@/lib/domain/matrix";

/** What is known of a run that could stand as the healthy side; null is unknown. */
export type ComparatorFacts = {
  id: string;
  targetKind: TargetKind;
  /** Its quantized artefact is the accused run's. */
  sameArtifact: boolean | null;
  sameChip: boolean;
  sameScheme: boolean;
  /** Its software (QAIRT, QNN EP, ONNX Runtime, path) is the accused run's. */
  sameStack: boolean;
  /** Its accuracy is within budget. */
  passes: boolean | null;
  /** Its layers were held against the same reference (`float`, `host`). */
  sameAgainst: boolean | null;
  sameLayout: boolean | null;
  sameSamples: boolean | null;
  /** Share of the accused run's layers that it has, 0 to 1. */
  coverage: number;
  hasLocal: boolean;
  /** Epoch ms. */
  at: number;
};

/** Why a run is a good comparator, best kind first (methods.md section 2: what shares the gains cancels them). */
export const COMPARATOR_REASONS = [
  "same-artifact-on-host",
  "same-chip-other-version-passes",
  "other-chip-passes",
  "same-artifact-simulated",
  "same-artifact-elsewhere",
  "other-scheme-passes",
  "passes",
] as const;
export type ComparatorReason = (typeof COMPARATOR_REASONS)[number];

/** Why a run cannot stand as the healthy side. */
export const COMPARATOR_OBSTACLES = [
  "float-reference",
  "against-differs",
  "layout-differs",
  "no-common-layers",
  "fails-itself",
  "unknown-health",
] as const;
export type ComparatorObstacle = (typeof COMPARATOR_OBSTACLES)[number];

export type RankedComparator = { facts: ComparatorFacts; reason: ComparatorReason };
export type ComparatorRanking = {
  /** Best first; the first is the proposal. */
  usable: readonly RankedComparator[];
  refused: readonly { facts: ComparatorFacts; obstacle: ComparatorObstacle }[];
};

const isDevice = ({ targetKind }: ComparatorFacts) => targetKind === "device";

/** The first reason that holds. A host run of the same artefact needs no pass: it shows what quantization alone does. */
function reasonOf(facts: ComparatorFacts): ComparatorReason | null {
  const { sameArtifact, sameChip, sameScheme, sameStack, passes, targetKind } = facts;
  if (sameArtifact === true && targetKind === "host") return "same-artifact-on-host";
  const alike = sameScheme && sameArtifact !== false;
  if (passes === true && isDevice(facts) && alike && sameChip && !sameStack) return "same-chip-other-version-passes";
  if (passes === true && isDevice(facts) && alike && !sameChip) return "other-chip-passes";
  if (sameArtifact === true && targetKind === "simulator") return "same-artifact-simulated";
  if (passes === true && sameArtifact === true) return "same-artifact-elsewhere";
  if (passes === true && !sameScheme) return "other-scheme-passes";
  return passes === true ? "passes" : null;
}

function obstacleOf(facts: ComparatorFacts): ComparatorObstacle | null {
  // A float run has no quantization error: it shares no gain with the accused run.
  if (facts.targetKind === "reference") return "float-reference";
  if (facts.sameAgainst === false) return "against-differs";
  if (facts.sameLayout === false) return "layout-differs";
  if (facts.coverage <= 0) return "no-common-layers";
  if (reasonOf(facts) !== null) return null;
  return facts.passes === false ? "fails-itself" : "unknown-health";
}

/** Smaller is better, compared from the left; `-at` puts the newest first. */
function orderOf({ facts, reason }: RankedComparator): number[] {
  return [
    COMPARATOR_REASONS.indexOf(reason),
    facts.sameSamples === true ? 0 : facts.sameSamples === null ? 1 : 2,
    -facts.coverage,
    facts.hasLocal ? 0 : 1,
    -facts.at,
  ];
}

/** Orders runs by how well they serve as the healthy side of a comparison; ties by id. */
export function rankComparators(candidates: readonly ComparatorFacts[]): ComparatorRanking {
  const usable: { entry: RankedComparator; order: number[] }[] = [];
  const refused: { facts: ComparatorFacts; obstacle: ComparatorObstacle }[] = [];
  for (const facts of candidates) {
    const obstacle = obstacleOf(facts);
    const reason = reasonOf(facts);
    if (obstacle !== null || reason === null) refused.push({ facts, obstacle: obstacle ?? "unknown-health" });
    else usable.push({ entry: { facts, reason }, order: orderOf({ facts, reason }) });
  }
  usable.sort((x, y) => {
    for (const [i, value] of x.order.entries()) if (value !== y.order[i]) return value - (y.order[i] ?? 0);
    return x.entry.facts.id < y.entry.facts.id ? -1 : 1;
  });
  return { usable: usable.map(({ entry }) => entry), refused };
}
