import { z } from "zod";
import { driftAdvice, driftCaveat, sideRefusal } from "@/lib/contract/drift-words";
import { runLine } from "@/lib/contract/run-list";
import { runVersions } from "@/lib/contract/stack";
import { repairView, workaroundLine } from "@/lib/contract/workaround-answers";
import { COMPARATOR_OBSTACLES, COMPARATOR_REASONS } from "@/lib/domain/drift/comparator";
import { DRIFT_EVIDENCE } from "@/lib/domain/drift/drift-report";
import { LEVEL_SOURCES } from "@/lib/domain/drift/error-level";
import { LAYER_METRIC_SCOPES, LAYER_METRIC_UNITS } from "@/lib/domain/drift/layer-metrics";
import { GRAPH_KINDS, LAYER_PLACES, LAYER_REFUSALS } from "@/lib/domain/drift/layers";
import { SENSITIVITIES } from "@/lib/domain/drift/sensitivity-witness";
import { type DriftView, ENVIRONMENT_FIELDS, type LayersView } from "@/lib/domain/drift-view";
import { TARGET_KINDS } from "@/lib/domain/matrix";

/** Answers about the layers of one run, and of two side by side. Decibels unless said. */

const text = z.string();
const optional = text.nullable();
const texts = z.array(text);
const number = z.number().nullable();
const position = z.int().nullable();
const positions = z.array(z.int());
const place = z.enum(LAYER_PLACES).nullable();
const flag = z.boolean().nullable();

const versions = runVersions.meta({ id: "RunVersions", description: "Software of a run, as it came." });

const driftSide = z
  .strictObject({
    run: runLine,
    versions,
    sources: z.array(
      z.strictObject({
        id: optional.meta({ description: "Of the supplement; null for layers that came with the run." }),
        importer: optional,
        file: optional,
        receivedAt: z.int(),
        layers: z.int(),
        placed: z.int(),
        unplaced: texts,
        speaksFor: texts,
        placement: z.boolean(),
        graph: z.boolean(),
      }),
    ),
    layers: z.int(),
    order: z.enum(GRAPH_KINDS),
    against: optional,
    samples: z.int().nullable(),
    sampleSetSha256: optional,
    layout: optional,
    observer: z.strictObject({ withDumpSha256: optional, withoutDumpSha256: optional }).nullable(),
  })
  .meta({ id: "DriftSide" });

const driftLayer = z
  .strictObject({
    id: text,
    op: optional,
    inputs: positions.meta({ description: "Positions of the layers that it reads." }),
    fusedFrom: texts,
    match: z.enum(["same-id", "fused", "renamed"]).nullable(),
    namesA: texts,
    namesB: texts,
    refusal: z.enum(LAYER_REFUSALS).nullable(),
    source: z.enum(LEVEL_SOURCES).nullable(),
    sqnrA: number,
    sqnrB: number,
    gap: number.meta({ description: "SQNR of A less that of B." }),
    evidence: z.enum(DRIFT_EVIDENCE).nullable(),
    introduced: number.meta({ description: "What B lost at this layer." }),
    introducedShare: number,
    score: number,
    verdict: z.enum(["introduced", "inherited", "clean"]).nullable(),
    from: position,
    hidden: positions,
    rank: z.int().nullable(),
    blame: number.meta({ description: "Share of the output's error, 0 to 1." }),
    placeA: place,
    placeB: place,
  })
  .meta({ id: "DriftLayer" });

const values = z.array(number).nullable();
const metricColumn = z
  .strictObject({
    name: text,
    unit: z.enum(LAYER_METRIC_UNITS).nullable(),
    better: z.enum(["higher", "lower"]).nullable(),
    scope: z.enum(LAYER_METRIC_SCOPES).nullable(),
    a: values,
    b: values,
    sourceA: position,
    sourceB: position,
  })
  .meta({ id: "LayerMetricColumn" });

const opType = z.strictObject({ op: text, layers: z.int(), meanIntroduced: z.number(), worst: z.number() });

const judged = z.strictObject({
  ok: z.literal(true),
  weak: z.boolean().meta({ description: "No healthy run stood behind the ranking." }),
  threshold: z.number(),
  ranking: positions,
  culprits: positions,
  concentration: z.strictObject({
    kind: z.enum(["localised", "op-type", "chip-wide", "none"]),
    share: number,
    op: optional,
    opTypes: z.array(opType),
  }),
  caveats: z.array(driftCaveat),
  weights: z.strictObject({
    outliers: z.array(z.strictObject({ node: z.int(), weightSqnr: z.number(), below: z.number() })),
    median: number,
    wrapped: positions,
  }),
  sensitivities: z.array(
    z.strictObject({
      node: z.int(),
      answers: z.array(
        z.strictObject({
          metric: z.enum(SENSITIVITIES),
          value: number,
          beyond: number,
          answer: z.enum(["agrees", "disagrees", "unclear", "absent"]),
        }),
      ),
    }),
  ),
  advice: z.array(driftAdvice),
  alignment: z
    .strictObject({
      coverageA: z.number(),
      coverageB: z.number(),
      matched: z.int(),
      fused: z.int(),
      renamed: z.int(),
      unmatchedA: texts,
      unmatchedB: texts,
      unmatchedCountA: z.int(),
      unmatchedCountB: z.int(),
      ambiguous: texts,
    })
    .nullable(),
});
const refusedSide = z.strictObject({
  ok: z.literal(false),
  side: z.enum(["a", "b"]).nullable(),
  refusal: sideRefusal,
});

const comparatorFacts = z.strictObject({
  id: text,
  targetKind: z.enum(TARGET_KINDS),
  sameArtifact: flag,
  sameChip: z.boolean(),
  sameScheme: z.boolean(),
  sameStack: z.boolean(),
  passes: flag,
  sameAgainst: flag,
  sameLayout: flag,
  sameSamples: flag,
  coverage: z.number(),
  hasLocal: z.boolean(),
  at: z.int(),
});

const layersShape = {
  b: driftSide,
  network: z
    .strictObject({
      graphOf: z.enum(["a", "b"]),
      order: z.enum(GRAPH_KINDS),
      layers: z.array(driftLayer),
      topological: positions.meta({ description: "Positions, every layer after its inputs." }),
      metrics: z.array(metricColumn),
      judgement: z.discriminatedUnion("ok", [judged, refusedSide]),
    })
    .meta({ id: "DriftNetwork" }),
  comparators: z
    .strictObject({
      usable: z.array(
        z.strictObject({ run: runLine, versions, facts: comparatorFacts, reason: z.enum(COMPARATOR_REASONS) }),
      ),
      refused: z.array(
        z.strictObject({ run: runLine, versions, facts: comparatorFacts, obstacle: z.enum(COMPARATOR_OBSTACLES) }),
      ),
      considered: z.int(),
      more: z.boolean(),
    })
    .meta({ id: "Comparators", description: "Runs that could stand as the healthy side; the first is the proposal." }),
  repair: repairView,
  workarounds: z.array(workaroundLine),
  asOf: z.int(),
  asOfTime: z.int().nullable(),
  pinned: z.boolean(),
};

export const layersView = z.strictObject(layersShape).meta({ id: "LayersView" }) satisfies z.ZodType<LayersView>;

export const driftView = z
  .strictObject({
    ...layersShape,
    a: driftSide,
    standing: z
      .union([
        z.strictObject({ reason: z.enum(COMPARATOR_REASONS) }),
        z.strictObject({ obstacle: z.enum(COMPARATOR_OBSTACLES) }),
      ])
      .nullable(),
    environment: z.array(
      z.strictObject({
        field: z.enum(ENVIRONMENT_FIELDS),
        name: optional,
        a: optional,
        b: optional,
      }),
    ),
  })
  .meta({ id: "Drift" }) satisfies z.ZodType<DriftView>;
