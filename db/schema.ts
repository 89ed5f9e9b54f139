import { sql } from "drizzle-orm";
import { identityColumns } from "@/db/identity-columns";
import type { Kit } from "@/db/kit";
import { layerColumns } from "@/db/layer-columns";
import { changeTables } from "@/db/schema-changes";
import { outboundTables } from "@/db/schema-outbound";
import { workaroundTables } from "@/db/schema-workarounds";
import type { AliasKind } from "@/lib/domain/alias";
import type { EvidenceBasis } from "@/lib/domain/estimates/cell-evidence";
import type { IntervalMethod } from "@/lib/domain/estimates/interval";
import type { CellMark, RunStatus } from "@/lib/domain/matrix";
import type { Direction, MetricKind } from "@/lib/domain/metric";

/** End of a row version that is still current. Larger than any ingest sequence, and exact in a double. */
export const OPEN = Number.MAX_SAFE_INTEGER;

/** All tables, built from the vocabulary of one dialect. */
export function buildSchema(kit: Kit) {
  /** A model under one evaluation. Its identity is written once, when its first run arrives; settling counts its cells. */
  const evaluation = kit.table(
    "evaluation",
    {
      key: kit.text("key").primaryKey(),
      model: kit.text("model").notNull(),
      variant: kit.text("variant"),
      dataset: kit.text("dataset").notNull(),
      split: kit.text("split"),
      metric: kit.text("metric").notNull(),
      metricName: kit.text("metric_name").notNull(),
      metricKind: kit.text("metric_kind").$type<MetricKind>().notNull(),
      direction: kit.text("direction").$type<Direction>().notNull(),
      unit: kit.text("unit").notNull(),
      samples: kit.integer("samples"),
      sampleSha256: kit.text("sample_sha256"),
      /** Mark at which its first cell was settled; null before. */
      firstSeq: kit.integer("first_seq"),
      /** Cells at the newest mark. */
      cells: kit.integer("cells").notNull(),
    },
    (t) => [kit.index("evaluation_model").on(t.model)],
  );

  /** Append-only. `seq` is the ingest sequence; commit order and sequence order agree. */
  const run = kit.table(
    "run",
    {
      seq: kit.sequence("seq"),
      id: kit.text("id").notNull(),
      contentSha256: kit.text("content_sha256").notNull(),
      cellKey: kit.text("cell_key").notNull(),
      ...identityColumns(kit),
      receivedAt: kit.integer("received_at").notNull(),
      startedAt: kit.integer("started_at"),
      origin: kit.text("origin").notNull(),
      device: kit.text("device"),
      campaign: kit.text("campaign"),
      runner: kit.text("runner"),
      status: kit.text("status").$type<RunStatus>().notNull(),
      reason: kit.text("reason"),
      value: kit.float("value"),
      stderr: kit.float("stderr"),
      repeats: kit.json<number[]>("repeats"),
      correct: kit.integer("correct"),
      referenceValue: kit.float("reference_value"),
      referenceSource: kit.text("reference_source"),
      sourceSha256: kit.text("source_sha256"),
      quantizedSha256: kit.text("quantized_sha256"),
      outputSha256: kit.text("output_sha256"),
      qairt: kit.text("qairt"),
      qnnEp: kit.text("qnn_ep"),
      onnxruntime: kit.text("onnxruntime"),
      qairtCompile: kit.text("qairt_compile"),
      runtime: kit.text("runtime"),
      numericOptions: kit.json<Record<string, string>>("numeric_options"),
      npu: kit.integer("npu"),
      gpu: kit.integer("gpu"),
      cpu: kit.integer("cpu"),
      latencyMs: kit.float("latency_ms"),
      // Large values stand last: SQLite reads a row from its start.
      document: kit.text("document").notNull(),
      bits: kit.bytes("bits"),
      ...layerColumns(kit),
      /** The POST or import that it came in; null in runs stored before this was kept. */
      request: kit.text("request"),
      /** Whether the document holds scores or clusters per sample; null in runs stored before this was kept. */
      detailed: kit.boolean("detailed"),
    },
    (t) => [
      kit.uniqueIndex("run_id").on(t.id),
      kit.index("run_cell").on(t.cellKey, t.seq),
      kit.index("run_evaluation").on(t.evaluationKey, t.targetKind, t.seq),
      kit.index("run_model").on(t.model, t.seq),
      // A few hundred rows at most: counting them must not cost a scan of all others.
      kit.index("run_sample").on(t.seq).where(sql`origin = 'sample'`),
      // Few runs have layers, and finding them must not cost a scan of the model's others.
      kit.index("run_layers").on(t.model, t.seq).where(sql`layer_graph is not null`),
      // The list of runs walks one of these from the newest; they grow at their ends, so that a batch pays little.
      kit.index("run_runner").on(t.runner, t.seq).where(sql`runner is not null`),
      kit.index("run_campaign").on(t.campaign, t.seq).where(sql`campaign is not null`),
      kit.index("run_qairt").on(t.qairt, t.seq).where(sql`qairt is not null`),
      kit.index("run_onnxruntime").on(t.onnxruntime, t.seq).where(sql`onnxruntime is not null`),
      kit.index("run_trouble").on(t.status, t.seq).where(sql`status <> 'ok'`),
      kit.index("run_measured").on(sql`coalesce(started_at, received_at)`, t.seq),
      kit.index("run_source").on(t.sourceSha256, t.seq).where(sql`source_sha256 is not null`),
      kit.index("run_quantized").on(t.quantizedSha256, t.seq).where(sql`quantized_sha256 is not null`),
    ],
  );

  /**
   * Facts about a stored run that came in another file: where its nodes ran, how fast it was. Append-only; `seq` is of
   * the same ingest sequence as runs, so that pinned reads never change.
   */
  const supplement = kit.table(
    "supplement",
    {
      seq: kit.integer("seq").primaryKey(),
      id: kit.text("id").notNull(),
      runId: kit.text("run_id").notNull(),
      cellKey: kit.text("cell_key").notNull(),
      receivedAt: kit.integer("received_at").notNull(),
      /** The importer that read the file. */
      source: kit.text("source").notNull(),
      file: kit.text("file"),
      npu: kit.integer("npu"),
      gpu: kit.integer("gpu"),
      cpu: kit.integer("cpu"),
      latencyMs: kit.float("latency_ms"),
      /** Canonical JSON of all that the file said, but for layers. */
      document: kit.text("document").notNull(),
      ...layerColumns(kit),
    },
    (t) => [
      kit.uniqueIndex("supplement_id").on(t.id),
      kit.index("supplement_run").on(t.runId, t.seq),
      kit.index("supplement_cell").on(t.cellKey, t.seq),
      kit.index("supplement_layers").on(t.runId).where(sql`layer_graph is not null`),
    ],
  );

  /** Sample data was put aside or brought back by hand; `seq` is of the same ingest sequence as runs. Append-only. */
  const sampleSwitch = kit.table("sample_switch", {
    seq: kit.integer("seq").primaryKey(),
    at: kit.integer("at").notNull(),
    shown: kit.boolean("shown").notNull(),
  });

  /** Layer graph, once a structure. `nodes` is deflated canonical JSON. */
  const graph = kit.table("graph", {
    hash: kit.text("hash").primaryKey(),
    nodes: kit.bytes("nodes").notNull(),
  });

  /**
   * What the matrix shows, versioned: a row is what was true for reads pinned at a mark in [fromSeq, toSeq).
   */
  const cell = kit.table(
    "cell",
    {
      key: kit.text("key").notNull(),
      fromSeq: kit.integer("from_seq").notNull(),
      toSeq: kit.integer("to_seq").notNull(),
      ...identityColumns(kit),
      runId: kit.text("run_id").notNull(),
      status: kit.text("status").$type<RunStatus>().notNull(),
      reason: kit.text("reason"),
      measuredAt: kit.integer("measured_at").notNull(),
      value: kit.float("value"),
      valueIsLast: kit.boolean("value_is_last").notNull(),
      referenceValue: kit.float("reference_value"),
      referenceSource: kit.text("reference_source"),
      referenceRunId: kit.text("reference_run_id"),
      delta: kit.float("delta"),
      intervalLow: kit.float("interval_low"),
      intervalHigh: kit.float("interval_high"),
      intervalMethod: kit.text("interval_method").$type<IntervalMethod>(),
      smallestDrop: kit.float("smallest_drop"),
      smallestDropBasis: kit.text("smallest_drop_basis").$type<EvidenceBasis>(),
      npuShare: kit.float("npu_share"),
      qairt: kit.text("qairt"),
      onnxruntime: kit.text("onnxruntime"),
      marks: kit.json<CellMark[]>("marks").notNull(),
      runs: kit.integer("runs").notNull(),
      points: kit.integer("points").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.key, t.fromSeq] }),
      kit.index("cell_evaluation").on(t.evaluationKey, t.toSeq),
      kit.index("cell_model").on(t.model, t.toSeq),
      // What filters offer is counted over current cells; OPEN, in the words that a partial index needs.
      kit.index("cell_open").on(t.chip, t.scheme, t.path, t.targetKind, t.runs).where(sql`to_seq = 9007199254740991`),
      kit.index("cell_open_model").on(t.model, t.runs).where(sql`to_seq = 9007199254740991`),
      kit.index("cell_open_run").on(t.runId).where(sql`to_seq = 9007199254740991`),
    ],
  );

  /** A sequence up to which every cell is settled. Reads are pinned to marks. */
  const mark = kit.table("mark", {
    seq: kit.integer("seq").primaryKey(),
    at: kit.integer("at").notNull(),
    /** Runs up to here. */
    runs: kit.integer("runs").notNull(),
    /** Latest `measuredAt` of any run up to here. */
    newest: kit.integer("newest").notNull(),
    /** Version of the rules that changes up to here were judged by; null before there were any. */
    rules: kit.integer("rules"),
  });

  /** The rules of judging changed: every cell is judged again. `seq` is of the ingest sequence. Append-only. */
  const rejudge = kit.table("rejudge", {
    seq: kit.integer("seq").primaryKey(),
    at: kit.integer("at").notNull(),
    rules: kit.integer("rules").notNull(),
  });

  /** Who may do a job that one process at a time does. */
  const lease = kit.table("lease", {
    name: kit.text("name").primaryKey(),
    holder: kit.text("holder").notNull(),
    expiresAt: kit.integer("expires_at").notNull(),
  });

  /** What an administrator said a name means. Removing sets `removedAt`; nothing is deleted. */
  const alias = kit.table(
    "alias",
    {
      id: kit.text("id").primaryKey(),
      kind: kit.text("kind").$type<AliasKind>().notNull(),
      /** Folded. */
      name: kit.text("name").notNull(),
      canonical: kit.text("canonical").notNull(),
      note: kit.text("note"),
      /** Name of the token. */
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.integer("created_at").notNull(),
      removedAt: kit.integer("removed_at"),
    },
    (t) => [kit.uniqueIndex("alias_in_force").on(t.kind, t.name).where(sql`removed_at is null`)],
  );

  /** Access token; only its hash is kept. */
  const token = kit.table(
    "token",
    {
      id: kit.text("id").primaryKey(),
      name: kit.text("name").notNull(),
      /** First characters of the secret, so that a person can tell tokens apart. */
      prefix: kit.text("prefix").notNull(),
      hash: kit.text("hash").notNull(),
      scopes: kit.json<string[]>("scopes").notNull(),
      createdAt: kit.integer("created_at").notNull(),
      expiresAt: kit.integer("expires_at"),
      lastUsedAt: kit.integer("last_used_at"),
      revokedAt: kit.integer("revoked_at"),
    },
    (t) => [kit.uniqueIndex("token_hash").on(t.hash)],
  );

  /** One-time sign-in code; only its hash is kept. */
  const signInCode = kit.table("sign_in_code", {
    hash: kit.text("hash").primaryKey(),
    createdAt: kit.integer("created_at").notNull(),
    expiresAt: kit.integer("expires_at").notNull(),
    usedAt: kit.integer("used_at"),
  });

  /** Answer to a request that carried an Idempotency-Key. */
  const idempotency = kit.table(
    "idempotency",
    {
      tokenId: kit.text("token_id").notNull(),
      key: kit.text("key").notNull(),
      bodySha256: kit.text("body_sha256").notNull(),
      createdAt: kit.integer("created_at").notNull(),
      status: kit.integer("status"),
      answer: kit.text("answer"),
    },
    (t) => [kit.primaryKey({ columns: [t.tokenId, t.key] })],
  );

  return {
    evaluation,
    run,
    supplement,
    sampleSwitch,
    rejudge,
    graph,
    ...workaroundTables(kit),
    cell,
    mark,
    lease,
    alias,
    token,
    signInCode,
    idempotency,
    ...changeTables(kit),
    ...outboundTables(kit),
  };
}

export type Tables = ReturnType<typeof buildSchema>;
