import { z } from "zod";
import { compareView } from "@/lib/contract/compare";
import { compareQuery, slicesQuery } from "@/lib/contract/compare-filter";
import { asOf, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { slicesView } from "@/lib/contract/slices";

/** What the interface takes to compare: which question, and in which form the answer comes. */
export const compareForm = z.object({
  mode: z
    .enum(["schemes", "slices"])
    .default("schemes")
    .meta({ description: "`schemes` beside each other chip by chip, or two `slices` A and B of the matrix." }),
  format: z.enum(["json", "csv", "markdown"]).default("json"),
});

/** Operations of comparing. */
export const COMPARE_OPERATIONS = {
  compare: {
    id: "compare",
    method: "GET",
    path: "/api/v1/compare",
    summary: "Schemes against each other, or two slices of the matrix",
    description:
      "Differences are paired wherever both results carry samples; without any n there is no interval and no verdict. " +
      "A winner is named only when it was shown to be better than every other. Parameters of the other mode are ignored.",
    access: "reader",
    query: z.object({ ...slicesQuery.shape, ...compareQuery.shape, ...compareForm.shape, asOf }),
    answers: {
      200: { description: "The comparison; which of both the mode says.", schema: z.union([compareView, slicesView]) },
    },
    problems: READ_PROBLEMS,
  },
} as const satisfies Record<string, Operation>;
