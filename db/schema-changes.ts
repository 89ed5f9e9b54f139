import { sql } from "drizzle-orm";
import { identityColumns } from "@/db/identity-columns";
import type { Kit } from "@/db/kit";
import type { JudgementKind, Rule, Verdict } from "@/lib/domain/changes/change";
import type { TriageAction, TriageState } from "@/lib/domain/triage";

/** Says that a row version is over, in the words of the indexes on such rows: they are few among many. */
export const closed = sql`to_seq < 9007199254740991`;

/** Tables of judging: what changed, how sure that is, and what people made of it. */
export function changeTables(kit: Kit) {
  /**
   * One judgement, versioned like a cell. Its identity, verdict and numbers stand in columns for lists and families;
   * all else that was weighed is in `evidence`.
   */
  const change = kit.table(
    "change",
    {
      id: kit.text("id").notNull(),
      fromSeq: kit.integer("from_seq").notNull(),
      toSeq: kit.integer("to_seq").notNull(),
      cellKey: kit.text("cell_key").notNull(),
      ...identityColumns(kit),
      sample: kit.boolean("sample").notNull(),
      kind: kit.text("kind").$type<JudgementKind>().notNull(),
      verdict: kit.text("verdict").$type<Verdict>().notNull(),
      rule: kit.text("rule").$type<Rule>().notNull(),
      /** Whether lists show it: not quiet, and not explained by another. */
      listed: kit.boolean("listed").notNull(),
      state: kit.text("state").$type<TriageState>().notNull(),
      assignee: kit.text("assignee"),
      family: kit.text("family").notNull(),
      p: kit.float("p"),
      pImproved: kit.float("p_improved"),
      pFloor: kit.float("p_floor"),
      /** Stored unit, negative is worse. */
      difference: kit.float("difference"),
      /** Difference in collapse thresholds of its metric, so that metrics can be ranked together; negative is worse. */
      severity: kit.float("severity").notNull(),
      fromRun: kit.text("from_run").notNull(),
      toRun: kit.text("to_run").notNull(),
      fromPoint: kit.text("from_point").notNull(),
      toPoint: kit.text("to_point").notNull(),
      /** `measuredAt` of the later run. */
      at: kit.integer("at").notNull(),
      /** What one cause is told by: the same moved versions, else the campaign or day. */
      groupKey: kit.text("group_key").notNull(),
      /** Moved axes and their versions between bars, `|qairt|2.40.0|2.42.0|`, for filters. */
      moved: kit.text("moved").notNull(),
      /** JSON text with sorted keys, see lib/services/changes/evidence.ts. */
      evidence: kit.text("evidence").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.id, t.fromSeq] }),
      kit.index("change_cell").on(t.cellKey, t.toSeq),
      kit.index("change_family").on(t.family, t.toSeq, t.p),
      kit.index("change_from").on(t.fromSeq),
      kit.index("change_to_run").on(t.toRun),
      kit.index("change_closed").on(t.toSeq).where(closed),
      // Most judgements say that nothing happened; lists never read those.
      kit
        .index("change_list")
        .on(
          t.verdict,
          t.state,
          t.toSeq,
          t.fromSeq,
          t.at,
          t.severity,
          t.groupKey,
          t.cellKey,
          t.chip,
          // Without these, lists and alarms would read the table for every row.
          t.difference,
          t.model,
          t.evaluationKey,
          t.listed,
        )
        .where(sql`listed`),
      kit.index("change_group").on(t.groupKey, t.severity).where(sql`listed`),
    ],
  );

  /** Cutoffs of judgements that were tested together, versioned like a cell. */
  const family = kit.table(
    "family",
    {
      key: kit.text("key").notNull(),
      fromSeq: kit.integer("from_seq").notNull(),
      toSeq: kit.integer("to_seq").notNull(),
      size: kit.integer("size").notNull(),
      worse: kit.float("worse").notNull(),
      better: kit.float("better").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.key, t.fromSeq] }),
      kit.index("family_from").on(t.fromSeq),
      kit.index("family_closed").on(t.toSeq).where(closed),
    ],
  );

  /** What people said and decided of a change; `seq` is of the same ingest sequence as runs. Append-only. */
  const triage = kit.table(
    "triage",
    {
      seq: kit.integer("seq").primaryKey(),
      /** Made by the client, so that a repeated request is one event. */
      id: kit.text("id").notNull(),
      changeId: kit.text("change_id").notNull(),
      cellKey: kit.text("cell_key").notNull(),
      action: kit.text("action").$type<TriageAction>().notNull(),
      /** Name of the token. */
      who: kit.text("who").notNull(),
      at: kit.integer("at").notNull(),
      assignee: kit.text("assignee"),
      text: kit.text("text"),
      /** The run that `accept` and `pin-baseline` make the baseline. */
      runId: kit.text("run_id"),
    },
    (t) => [
      kit.uniqueIndex("triage_id").on(t.id),
      kit.index("triage_change").on(t.changeId, t.seq),
      kit.index("triage_cell").on(t.cellKey, t.seq),
    ],
  );

  /** A known issue pinned to a slice of results; null members do not restrict. Versioned by the ingest sequence. */
  const knownIssue = kit.table(
    "known_issue",
    {
      id: kit.text("id").primaryKey(),
      fromSeq: kit.integer("from_seq").notNull(),
      /** Where it was removed. */
      toSeq: kit.integer("to_seq").notNull(),
      model: kit.text("model"),
      chip: kit.text("chip"),
      scheme: kit.text("scheme"),
      path: kit.text("path"),
      op: kit.text("op"),
      qairtFrom: kit.text("qairt_from"),
      qairtTo: kit.text("qairt_to"),
      onnxruntimeFrom: kit.text("onnxruntime_from"),
      onnxruntimeTo: kit.text("onnxruntime_to"),
      text: kit.text("text").notNull(),
      url: kit.text("url"),
      who: kit.text("who").notNull(),
      at: kit.integer("at").notNull(),
      removedBy: kit.text("removed_by"),
      removedAt: kit.integer("removed_at"),
    },
    (t) => [kit.index("known_issue_to").on(t.toSeq)],
  );

  /** What administrators decided, by name, versioned by the ingest sequence. */
  const setting = kit.table(
    "setting",
    {
      key: kit.text("key").notNull(),
      fromSeq: kit.integer("from_seq").notNull(),
      toSeq: kit.integer("to_seq").notNull(),
      /** Null where the default is in force again. */
      value: kit.json<unknown>("value"),
      who: kit.text("who").notNull(),
      at: kit.integer("at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.key, t.fromSeq] })],
  );

  return { change, family, triage, knownIssue, setting };
}
