import { z } from "zod";
import { resolveCanonical } from "@/lib/contract/alias";
import { LIMITS } from "@/lib/contract/limits";
import { nameText } from "@/lib/contract/texts";
import { AXES, type Axis, TARGET_KINDS } from "@/lib/domain/matrix";
import type { SavedSet } from "@/lib/domain/saved-set";

export const savedSet = z
  .strictObject({
    name: z.string(),
    axis: z.enum(AXES),
    ids: z.array(z.string()).meta({ description: "In the order in which they are shown." }),
    who: z.string().meta({ description: "Name of the token that saved it." }),
    at: z.int().meta({ description: "Epoch milliseconds." }),
  })
  .meta({ id: "SavedSet" }) satisfies z.ZodType<SavedSet>;

export const setName = nameText.max(LIMITS.setName);

/** A set as somebody saves it. Ids without a result may be in it: they stand in the matrix as untested. */
export const savedSetInput = z
  .strictObject({
    name: setName.meta({ description: "A set of this name is replaced, whatever its axis." }),
    axis: z.enum(AXES),
    ids: z
      .array(nameText)
      .min(1)
      .max(LIMITS.filterValues)
      .meta({ description: "As the matrix names its rows and columns, or any name that the catalogue knows." }),
  })
  .meta({ id: "SavedSetInput" });
export type SavedSetInput = z.infer<typeof savedSetInput>;

const TARGETS: readonly string[] = TARGET_KINDS;

function canonicalId(axis: Axis, id: string): string {
  if (axis !== "chip" && axis !== "scheme" && axis !== "path") return id;
  if (axis === "chip" && TARGETS.includes(id)) return id;
  // A name that means nothing yet may be that of a chip or a scheme to come.
  const found = resolveCanonical(axis, id);
  return typeof found === "string" ? found : id;
}

/** Ids under the names that results carry, each once. */
export function canonicalIds({ axis, ids }: Pick<SavedSetInput, "axis" | "ids">): string[] {
  return [...new Set(ids.map((id) => canonicalId(axis, id)))];
}
