import type { Kit } from "@/db/kit";
import type { DriftPrediction } from "@/lib/domain/drift/predict-drift";
import type { Treatment } from "@/lib/domain/workaround";
import type { Note } from "@/lib/domain/workaround-words";

/** A file as it was written, with what a person must know about it. */
type StoredFile = { writer: string; name: string; mediaType: string; text: string; notes: Note[] };
/** Of the output's SQNR in dB; `before` was measured, `output` is the layer that it was measured at. */
type StoredPrediction = DriftPrediction & { before: number; output: string };

/** Workarounds and the runs that were made with them. */
export function workaroundTables(kit: Kit) {
  /** Files for other tools that keep layers from drifting, with what they are predicted to bring. Append-only. */
  const workaround = kit.table(
    "workaround",
    {
      id: kit.text("id").primaryKey(),
      /** The run whose layers were chosen. */
      runId: kit.text("run_id").notNull(),
      /** The healthy run that they were judged against; null when there was none. */
      comparatorRunId: kit.text("comparator_run_id"),
      createdAt: kit.integer("created_at").notNull(),
      /** Name of the token. */
      createdBy: kit.text("created_by").notNull(),
      model: kit.text("model").notNull(),
      chip: kit.text("chip"),
      /** The software that it was made for, as text that two equal stacks share. */
      stack: kit.text("stack").notNull(),
      kind: kit.text("kind").$type<Treatment>().notNull(),
      layers: kit.json<string[]>("layers").notNull(),
      prediction: kit.json<StoredPrediction>("prediction"),
      note: kit.text("note"),
      files: kit.json<StoredFile[]>("files").notNull(),
    },
    (t) => [kit.index("workaround_run").on(t.runId), kit.index("workaround_model").on(t.model, t.createdAt)],
  );

  /** A run that was made with a workaround: its document said so, or a person did. Append-only. */
  const workaroundResult = kit.table(
    "workaround_result",
    {
      workaroundId: kit.text("workaround_id").notNull(),
      runId: kit.text("run_id").notNull(),
      linkedAt: kit.integer("linked_at").notNull(),
      /** Name of the token; null when the run's document said it. */
      linkedBy: kit.text("linked_by"),
    },
    (t) => [kit.primaryKey({ columns: [t.workaroundId, t.runId] })],
  );

  return { workaround, workaroundResult };
}
