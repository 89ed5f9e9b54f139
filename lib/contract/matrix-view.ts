import { z } from "zod";
import { knownIssue } from "@/lib/contract/known-issue";
import { savedSet } from "@/lib/contract/saved-set";
import { axisName, cellView, evaluationFields, instant, referenceKind, versionedChoices } from "@/lib/contract/views";
import { BUDGET_VERDICTS } from "@/lib/domain/budget";
import { INCOMPARABLE } from "@/lib/domain/compare-view";
import { INTERVAL_METHODS } from "@/lib/domain/estimates/interval";
import { AXES, CELL_STATES, MODES, RUN_STATUSES, TARGET_KINDS, VERSION_AXES } from "@/lib/domain/matrix";
import type { MatrixAnswer } from "@/lib/domain/matrix-answer";
import { GROUPING_NAMES, SPOTLIGHTS } from "@/lib/domain/matrix-layout";

/** What a read of the matrix answers: laid out as asked, held to the view model's type. */

const text = z.string();
const texts = z.array(text);
const optional = text.nullable();
const number = z.number().nullable();

const entryFields = {
  groups: z.partialRecord(z.enum(GROUPING_NAMES), text).meta({ description: "Its heading under each grouping." }),
};

export const axisEntry = axisName.extend(entryFields).meta({ id: "AxisEntry" });

const axisLine = axisName
  .extend({
    ...entryFields,
    group: optional.meta({ description: "The heading it stands under; null where the side is not grouped." }),
    folded: z.boolean().meta({ description: "A group folded into one line; `id` is then that of the group." }),
    count: z.int().meta({ description: "Entries on the line." }),
  })
  .meta({ id: "AxisLine" });

const valueInterval = z
  .strictObject({ low: z.number(), high: z.number(), method: z.enum(INTERVAL_METHODS) })
  .nullable();

const diffSide = z
  .strictObject({
    runId: text,
    status: z.enum(RUN_STATUSES),
    reason: optional,
    value: number,
    interval: valueInterval,
    qairt: optional,
    onnxruntime: optional,
    measuredAt: instant,
  })
  .nullable();

export const squareDiff = z
  .strictObject({
    a: diffSide,
    b: diffSide,
    delta: number.meta({ description: "B minus A with the direction applied: negative is worse." }),
    interval: z.strictObject({ low: z.number(), high: z.number(), method: text }).nullable(),
    significant: z.boolean().nullable(),
    paired: z.boolean(),
    reason: z.enum(INCOMPARABLE).nullable(),
  })
  .nullable()
  .meta({ description: "Two versions beside each other; null unless asked for." });

const sideLayout = z.strictObject({
  grouping: z.enum(GROUPING_NAMES).nullable(),
  folded: texts,
  hidden: texts,
  order: texts,
  sort: z.strictObject({ by: text, first: z.enum(["worst", "best"]) }).nullable(),
});

const layout = z.strictObject({
  mode: z.enum(MODES),
  budget: number,
  row: sideLayout,
  column: sideLayout,
  spotlight: z.enum(SPOTLIGHTS).nullable(),
  square: z.strictObject({ row: text, column: text }).nullable(),
});

export const matrixFilter = z.strictObject({
  rows: z.enum(AXES),
  columns: z.enum(AXES),
  evaluation: optional,
  models: texts,
  chips: texts,
  schemes: texts,
  paths: texts,
  targets: z.array(z.enum(TARGET_KINDS)),
  asOf: z.int().nullable(),
  diff: z.strictObject({ axis: z.enum(VERSION_AXES), a: optional, b: optional }).nullable(),
  rowSet: optional,
  columnSet: optional,
});

const square = z.strictObject({
  row: text,
  column: text,
  cell: cellView.nullable(),
  count: z.int(),
  href: optional,
  issues: z.array(z.int()).meta({ description: "Places in `knownIssues`, from 1." }),
  alarms: z.int().meta({ description: "Cells under it that got worse, and nobody has dealt with it." }),
  diff: squareDiff,
  budget: z
    .strictObject({
      verdict: z.enum(BUDGET_VERDICTS),
      beyond: z.boolean().meta({ description: "The figure itself lies beyond the budget, whatever is shown." }),
    })
    .nullable()
    .meta({
      description: "Of the delta, with `diff` of the change. `within` and `outside` are shown by its whole interval.",
    }),
});

export const matrixView = z
  .strictObject({
    filter: matrixFilter,
    layout,
    asOf: z.int().meta({ description: "Ingest sequence that this view shows." }),
    asOfTime: instant.nullable(),
    pinned: z.boolean(),
    runs: z.int(),
    pending: z.int().meta({ description: "Runs acknowledged and not yet settled." }),
    grid: z.strictObject({ rows: z.array(axisLine), columns: z.array(axisLine), squares: z.array(z.array(square)) }),
    evaluations: z.array(z.object({ key: text, ...evaluationFields })),
    choices: versionedChoices,
    coverage: z.record(z.enum(CELL_STATES), z.int()).meta({ description: "Squares of the grid by their state." }),
    budgets: z
      .record(z.enum(BUDGET_VERDICTS), z.int())
      .nullable()
      .meta({ description: "Squares by how they stand to the budget; null when none is set." }),
    sets: z.array(savedSet).meta({ description: "Saved sets of the two axes." }),
    references: z.array(z.strictObject({ value: z.number(), source: text, kind: referenceKind, cells: z.int() })),
    knownIssues: z.array(knownIssue).meta({ description: "Those that cover a cell shown." }),
  })
  .meta({ id: "Matrix" }) satisfies z.ZodType<MatrixAnswer>;
