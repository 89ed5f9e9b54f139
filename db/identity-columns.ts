import type { Kit } from "@/db/kit";
import type { TargetKind } from "@/lib/domain/matrix";

/** Columns that identify a cell; they stand in `run` and in `cell` alike. */
export function identityColumns(kit: Kit) {
  return {
    evaluationKey: kit.text("evaluation_key").notNull(),
    model: kit.text("model").notNull(),
    targetKind: kit.text("target_kind").$type<TargetKind>().notNull(),
    chip: kit.text("chip"),
    scheme: kit.text("scheme").notNull(),
    path: kit.text("path"),
    backend: kit.text("backend"),
    simulated: kit.boolean("simulated").notNull(),
    emulated: kit.boolean("emulated").notNull(),
  };
}
