import { z } from "zod";
import { changePoint, sibling, versionGrid } from "@/lib/contract/change";
import { changeLine } from "@/lib/contract/changes";
import { knownIssue } from "@/lib/contract/known-issue";
import { runLine } from "@/lib/contract/run-list";
import { cellView, instant } from "@/lib/contract/views";
import type { CellView } from "@/lib/domain/cell-view";

/** What reading one cell answers, held to the view model's type. */
export const cellDetail = z
  .strictObject({
    cell: cellView,
    evaluation: z.string().meta({ description: "Key of its evaluation." }),
    chipName: z.string().nullable(),
    matrixQuery: z.string().meta({ description: "URL query that shows the cell in the matrix." }),
    series: z.array(changePoint).meta({ description: "Every version of the cell, in order." }),
    grid: versionGrid,
    changes: z.array(changeLine).meta({ description: "What happened to it, newest first." }),
    runs: z.array(runLine).meta({ description: "The newest ones; the list of runs has all." }),
    siblings: z
      .array(sibling)
      .meta({ description: "Cells much like this one that are no part of its series, with why." }),
    knownIssues: z.array(knownIssue),
    asOf: z.int(),
    asOfTime: instant.nullable(),
    pinned: z.boolean(),
  })
  .meta({ id: "CellDetail" }) satisfies z.ZodType<CellView>;
