import { z } from "zod";
import { cellDetail } from "@/lib/contract/cell";
import { asOf, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";

/** Operations of one cell. */
export const CELL_OPERATIONS = {
  getCell: {
    id: "getCell",
    method: "GET",
    path: "/api/v1/cells/{key}",
    summary: "One cell: how it stands, its series over versions and what happened to it",
    access: "reader",
    parameters: z.object({ key: z.string() }),
    query: z.object({ asOf }),
    answers: { 200: { description: "The cell.", schema: cellDetail } },
    problems: [...READ_PROBLEMS, "not-found"],
  },
} as const satisfies Record<string, Operation>;
