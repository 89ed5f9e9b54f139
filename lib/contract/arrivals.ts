import { z } from "zod";

/** How far the store has come: enough to know whether a page that is open is still the newest. */
export const arrivals = z
  .strictObject({
    asOf: z.number().int().describe("Sequence of the newest run that pages show; 0 before the first."),
    runs: z.number().int().describe("Runs that pages show."),
    pending: z.number().int().describe("Runs that were acknowledged and are not shown yet."),
  })
  .meta({ id: "Arrivals" });

export type Arrivals = z.infer<typeof arrivals>;
