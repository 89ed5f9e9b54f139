import { z } from "zod";
import type { SampleStatus } from "@/lib/domain/sample-data";

export const sampleStatus = z
  .strictObject({
    runs: z.int().meta({ description: "Sample runs stored, shown or not." }),
    shown: z.boolean(),
    settled: z.boolean().meta({ description: "False until reads follow." }),
    besideReal: z.boolean().meta({ description: "Runs that are no sample data are stored." }),
  })
  .meta({ id: "SampleData" }) satisfies z.ZodType<SampleStatus>;
