import { z } from "zod";
import { verdict } from "@/lib/contract/changes";
import { LIMITS } from "@/lib/contract/limits";
import { wellFormed } from "@/lib/contract/query-parts";
import { instant } from "@/lib/contract/views";
import { RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { MATCHES } from "@/lib/domain/search/match";
import { HIT_KINDS, type SearchView } from "@/lib/domain/search/search-view";
import { TRIAGE_STATES } from "@/lib/domain/triage";

/** The search: what it is asked, and what it answers. */

const DEFAULT_HITS = 6;
const MAX_HITS = 50;

export const searchQuery = z.object({
  q: wellFormed(z.string().max(LIMITS.search)).default("").meta({
    description: "A name or a part of one, an id or its first 6 digits, `#` and a run's sequence, or an address.",
  }),
  limit: z.coerce.number().int().min(1).max(MAX_HITS).default(DEFAULT_HITS).meta({ description: "Hits of each kind." }),
});

const text = z.string();
const optional = text.nullable();
const cells = z.int().nonnegative();
const match = z.enum(MATCHES).meta({
  description: "How the name answers: whole, by its beginning, by a word's beginning, anywhere, word by word.",
});

const place = z
  .strictObject({
    model: text,
    variant: optional,
    targetKind: z.enum(TARGET_KINDS),
    chip: optional,
    chipName: optional,
    scheme: text,
    path: optional,
    simulated: z.boolean(),
    emulated: z.boolean(),
    sample: z.boolean(),
  })
  .meta({ id: "FoundPlace" });

const hit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("model"), match, model: text, variants: z.array(text), cells }),
  z.strictObject({ kind: z.literal("chip"), match, soc: text, name: optional, htpArch: optional, cells }),
  z.strictObject({ kind: z.literal("scheme"), match, scheme: text, cells }),
  z.strictObject({
    kind: z.literal("evaluation"),
    match,
    key: text,
    model: text,
    variant: optional,
    dataset: text,
    split: optional,
    metricName: text,
    samples: z.int().nullable(),
    cells,
  }),
  z.strictObject({
    kind: z.literal("run"),
    match,
    id: text,
    sequence: z.int(),
    receivedAt: instant,
    status: z.enum(RUN_STATUSES),
    place,
  }),
  z.strictObject({
    kind: z.literal("change"),
    match,
    id: text,
    verdict,
    state: z.enum(TRIAGE_STATES),
    at: instant,
    place,
  }),
  z.strictObject({ kind: z.literal("cell"), match, key: text, place }),
]);

export const searchView = z
  .strictObject({
    query: text,
    groups: z
      .array(
        z.strictObject({
          kind: z.enum(HIT_KINDS),
          hits: z.array(hit),
          found: z.int().meta({ description: "How many there are; of runs and changes, at most 200 are looked at." }),
        }),
      )
      .meta({ description: "The kind with the best hit first." }),
    asOf: z.int(),
    asOfTime: instant.nullable(),
  })
  .meta({ id: "Search" }) satisfies z.ZodType<SearchView>;
