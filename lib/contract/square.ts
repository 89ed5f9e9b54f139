import { z } from "zod";
import { causeVerdict } from "@/lib/contract/cause-verdict";
import { changePoint } from "@/lib/contract/change";
import { changeLine } from "@/lib/contract/changes";
import { pairDifference } from "@/lib/contract/compare-parts";
import { knownIssue } from "@/lib/contract/known-issue";
import { matrixQuery } from "@/lib/contract/matrix-filter";
import { axisEntry, matrixFilter, squareDiff } from "@/lib/contract/matrix-view";
import { asOf, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { runLine } from "@/lib/contract/run-list";
import { cellView, instant } from "@/lib/contract/views";
import { workaroundLine } from "@/lib/contract/workaround-answers";
import type { SquareReasons, SquareView } from "@/lib/domain/square-view";

/** What reading one square of the matrix answers, held to the view models' types. */

const text = z.string();

const layers = z.strictObject({
  runId: text,
  speaks: z.boolean().meta({ description: "False when an earlier run of the cell has the layers." }),
  comparator: text.nullable().meta({ description: "Run that they were held against; null when judged alone." }),
  layers: z.int(),
  culprits: z.int(),
  worst: z.array(
    z.strictObject({
      id: text,
      op: text.nullable(),
      introduced: z.number().meta({ description: "Error that it added, in dB." }),
      culprit: z.boolean(),
    }),
  ),
});

const reasons = z.strictObject({
  cause: z
    .strictObject({ cause: causeVerdict.shape.cause, posterior: causeVerdict.shape.posterior })
    .nullable()
    .meta({ description: "Null where nothing dropped. The likeliest hypotheses first, a few of them." }),
  layers: layers.nullable().meta({ description: "Null while nobody recorded any." }),
  workarounds: z.array(workaroundLine).meta({ description: "Of its model for its chip, the same stack first." }),
}) satisfies z.ZodType<SquareReasons>;

const detail = z.strictObject({
  cell: cellView,
  evaluation: text.meta({ description: "Key of its evaluation." }),
  chipName: text.nullable(),
  series: z.array(changePoint).meta({ description: "Every version of the cell, oldest first." }),
  changes: z.array(changeLine).meta({ description: "What happened to it, newest first: a few." }),
  runs: z.array(runLine).meta({ description: "The newest ones." }),
  againstReference: pairDifference.nullable().meta({ description: "Null where the reference is no run." }),
  knownIssues: z.array(knownIssue),
});

const neighbours = z.array(z.strictObject({ row: text, column: text, cell: cellView }));

const view = {
  filter: matrixFilter,
  row: axisEntry,
  column: axisEntry,
  cells: z.array(cellView).meta({ description: "Everything under the square, worst first." }),
  detail: detail.nullable().meta({ description: "The worst of them; null when there is none." }),
  diff: squareDiff,
  untested: z
    .strictObject({
      neighbours: z.strictObject({ row: neighbours, column: neighbours }),
      runnable: z.boolean().meta({ description: "False when the catalogue says that the chip cannot run it." }),
      document: text.nullable().meta({ description: "JSON of a run that asks for it, its value left to fill in." }),
    })
    .nullable()
    .meta({ description: "What would test it; null unless nobody ran it." }),
  asOf: z.int(),
  asOfTime: instant.nullable(),
  pinned: z.boolean(),
};

export const squareView = z.strictObject(view) satisfies z.ZodType<SquareView>;

const squareAnswer = z
  .strictObject({ ...view, reasons: reasons.nullable().meta({ description: "Null for a square that nobody ran." }) })
  .meta({ id: "Square" });

export const SQUARE_OPERATIONS = {
  getSquare: {
    id: "getSquare",
    method: "GET",
    path: "/api/v1/matrix/square",
    summary: "What lies under one square of the matrix",
    description:
      "The same parameters as the matrix, with `square` given twice: the id of a row, then of a column. Ids that no row or " +
      "column has are squares that nobody ran.",
    access: "reader",
    query: z.object({ ...matrixQuery.shape, asOf }),
    answers: { 200: { description: "The square.", schema: squareAnswer } },
    problems: READ_PROBLEMS,
  },
} as const satisfies Record<string, Operation>;
