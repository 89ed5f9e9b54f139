import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";

/** What came of an import, or would come of it. */

const text = z.string();
const count = z.int().min(0);

const importNote = z.strictObject({ file: text, line: z.int().min(1).nullable(), reason: text }).meta({
  id: "ImportNote",
  description: "A place in the files, and why nothing or less came of it; the first line is 1.",
});

const importNotes = z.strictObject({
  count: count.meta({ description: "How many there are." }),
  notes: z.array(importNote).meta({ description: `The first ${LIMITS.importNotes} of them.` }),
});

/** Kinds of names that catalogues resolve and files get wrong. */
export const UNKNOWN_KINDS = ["precision", "metric", "device"] as const;

const unknownName = z
  .strictObject({ kind: z.enum(UNKNOWN_KINDS), name: text, count })
  .meta({ id: "UnknownName", description: "A name that no catalogue has; `count` results were refused for it." });

export const importReport = z
  .strictObject({
    dryRun: z.boolean().meta({ description: "Nothing was stored: the numbers say what would be." }),
    files: z.array(
      z.strictObject({
        path: text,
        bytes: count.nullable().meta({ description: "Null when nobody knew it before the end." }),
        format: text.nullable().meta({ description: "The importer that reads it or that it helps." }),
        role: z.enum(["reads", "companion"]).nullable(),
      }),
    ),
    summary: z.strictObject({
      files: count.meta({ description: "Files read to their end." }),
      values: count.meta({ description: "Results in the files: runs, and results that were refused." }),
      runs: count,
      joined: count.meta({ description: "Runs with the facts of their companion file." }),
      notJoined: z.record(text, count).meta({ description: "Runs without them, by reason." }),
      supplements: count,
      skipped: count,
      refused: count,
    }),
    stored: count.meta({ description: "New runs." }),
    duplicates: count.meta({ description: "Runs that were there already." }),
    supplements: z.strictObject({ stored: count, duplicates: count }),
    notes: importNotes.meta({ description: "What somebody should know of files that were read." }),
    skipped: importNotes,
    refused: importNotes,
    unknown: z.array(unknownName),
    runs: z.array(z.uuid()).meta({ description: `Ids of the first ${LIMITS.importedIds} runs.` }),
  })
  .meta({ id: "ImportReport" });

export type ImportReport = z.infer<typeof importReport>;
export type ImportNote = z.infer<typeof importNote>;
export type ImportNotes = z.infer<typeof importNotes>;
export type UnknownName = z.infer<typeof unknownName>;
