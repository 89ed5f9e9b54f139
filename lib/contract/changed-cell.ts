import { z } from "zod";
import { evaluationFields } from "@/lib/contract/views";
import type { ChangedCell } from "@/lib/domain/change-view";
import { TARGET_KINDS } from "@/lib/domain/matrix";

const text = z.string();
const optional = text.nullable();

/** A cell that changed, or whose cause is asked for. */
export const changedCell = z.strictObject({
  key: text,
  evaluation: text,
  ...evaluationFields,
  targetKind: z.enum(TARGET_KINDS),
  chip: optional,
  chipName: optional,
  scheme: text,
  path: optional,
  backend: optional,
  simulated: z.boolean(),
  emulated: z.boolean(),
  sample: z.boolean(),
}) satisfies z.ZodType<ChangedCell>;
