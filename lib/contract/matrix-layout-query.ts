import { z } from "zod";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { BUDGET_TEXT, MAX_BUDGET, readBudget } from "@/lib/domain/budget";
import { MODES } from "@/lib/domain/matrix";
import { GROUPING_NAMES, SPOTLIGHTS } from "@/lib/domain/matrix-layout";

/** The layout of a matrix as it stands in a URL; `readLayout` reads what this has let pass. */

const ids = queryList(queryText);

const budget = z
  .string()
  .regex(BUDGET_TEXT, "must be a number of at least 0, for instance 0.5")
  .refine((text) => readBudget(text) !== null, `must be at most ${MAX_BUDGET}`)
  .nullable()
  .default(null);

const sort = z
  .string()
  .max(300)
  .regex(/^(worst|best):./s, "must be worst:ID or best:ID, with the id of a line of the other side")
  .nullable()
  .default(null);

const side = (name: "row" | "column", other: "column" | "row") => ({
  [`${name}.group`]: z
    .enum(GROUPING_NAMES)
    .nullable()
    .default(null)
    .meta({ description: `How ${name}s are gathered; one that the axis does not have is passed over.` }),
  [`${name}.fold`]: ids.meta({
    description: `Groups of ${name}s folded into one line, which shows the worst of each.`,
  }),
  [`${name}.hide`]: ids.meta({ description: `Ids of ${name}s left out.` }),
  [`${name}.order`]: ids.meta({ description: `Ids of ${name}s that come first in their group, in this order.` }),
  [`${name}.sort`]: sort.meta({ description: `Order of ${name}s by one ${other}: \`worst:ID\` or \`best:ID\`.` }),
});

export const layoutQuery = {
  mode: z.enum(MODES).default("delta").meta({ description: "What squares show." }),
  budget: budget.meta({
    description:
      "Largest drop that is accepted: points for proportions, else the metric's unit. With `diff`: from version `a` to `b`.",
  }),
  spotlight: z.enum(SPOTLIGHTS).nullable().default(null).meta({ description: "What the page does not dim." }),
  square: queryList(queryText)
    .refine((pair) => pair.length === 0 || pair.length === 2, "must be given twice: the id of a row, then of a column")
    .meta({ description: "Row and column of the square whose panel is open, given one after the other." }),
  ...side("row", "column"),
  ...side("column", "row"),
};
