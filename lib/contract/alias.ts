import { z } from "zod";
import type { ProblemError } from "@/lib/contract/problem";
import { freeText, nameText } from "@/lib/contract/texts";
import { ALIAS_KINDS, type Alias, type AliasKind } from "@/lib/domain/alias";
import { chipId } from "@/lib/domain/find-chip";
import { datasetId } from "@/lib/domain/find-dataset";
import { findMetric } from "@/lib/domain/find-metric";
import { pathId } from "@/lib/domain/find-path";
import { splitId } from "@/lib/domain/find-split";
import { TARGET_KINDS } from "@/lib/domain/matrix";
import { schemeId } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";

const kind = z.enum(ALIAS_KINDS);

/** An alias as an administrator sends it. */
export const aliasInput = z
  .strictObject({
    kind,
    name: nameText.meta({ description: "As results write it; compared without case." }),
    canonical: nameText.meta({ description: "What it means: a name that the catalogue of this kind understands." }),
    note: freeText.nullish().meta({ description: "Why, for those who come later." }),
  })
  .meta({ id: "AliasInput" });

/** An alias as it is stored. Instants are epoch milliseconds. */
export const alias = z
  .strictObject({
    id: z.string(),
    kind,
    name: z.string().meta({ description: "In lower case, white space folded." }),
    canonical: z.string(),
    note: z.string().nullable(),
    createdBy: z.string().meta({ description: "Name of the token that made it." }),
    createdAt: z.int(),
    removedAt: z.int().nullable().meta({ description: "Null while it is in force." }),
  })
  .meta({ id: "Alias" }) satisfies z.ZodType<Alias>;

export type AliasInput = z.infer<typeof aliasInput>;

/** A name that results may carry and what it means, whoever said so. */
export const aliasEntry = z
  .strictObject({
    kind,
    name: z.string(),
    unit: z.string().nullable().meta({ description: "The name means this only beside this unit." }),
    canonical: z.string(),
    source: z.enum(["built-in", "own"]),
    id: z.string().nullable().meta({ description: "Of an own alias." }),
    note: z.string().nullable(),
    createdBy: z.string().nullable(),
    createdAt: z.int().nullable(),
    removedAt: z.int().nullable(),
  })
  .meta({ id: "AliasEntry" });
export type AliasEntry = z.infer<typeof aliasEntry>;

const RESOLVE: Record<AliasKind, (name: string) => string | { message: string; fix: string }> = {
  dataset: datasetId,
  path: pathId,
  split: splitId,
  metric: (name) =>
    findMetric(name)?.id ?? {
      message: `unknown metric ${JSON.stringify(name)}`,
      fix: "use an id from GET /api/v1/catalog/metrics",
    },
  scheme: (name) => {
    const scheme = parseScheme(name);
    if (scheme) return schemeId(scheme);
    return {
      message: `unknown scheme ${JSON.stringify(name)}`,
      fix: "use a spelling from GET /api/v1/catalog/schemes, for instance w8a8 or ptq:w4a16",
    };
  },
  chip: (name) =>
    (TARGET_KINDS as readonly string[]).includes(name.toLowerCase())
      ? { message: `${JSON.stringify(name)} is a kind of target, not a SoC`, fix: "name the SoC, for instance SM8650" }
      : chipId(name),
};

/** The id that an alias's canonical name stands for, or the error that says why it stands for none. */
export function resolveCanonical(of: AliasKind, canonical: string): string | ProblemError {
  const found = RESOLVE[of](canonical);
  return typeof found === "string" ? found : { location: "canonical", ...found };
}
